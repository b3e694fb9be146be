import { equal } from "node:assert/strict";
import { isReaderDesk } from "../../../shared/chat/reader_desk.ts";

Deno.test("what authors see of a reader is recognised by its shape", () => {
  const conversation = { room: "default/a", messages: 1, text: "there", at: 1 };
  const desk = {
    reader: { id: "r", name: "" },
    trusted: false,
    conversations: [conversation],
    notes: [],
  };
  equal(isReaderDesk(desk), true);
  for (const name of Object.keys(desk)) equal(isReaderDesk({ ...desk, [name]: 7 }), false, name);
  for (const name of Object.keys(conversation)) {
    equal(isReaderDesk({ ...desk, conversations: [{ ...conversation, [name]: {} }] }), false, name);
  }
});
