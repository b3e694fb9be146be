/**
 * What the rules of conversations do to tables; what stores promise is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ConversationLog } from "../../../server/storage/conversation_log.ts";
import { MemoryTables } from "../../../server/storage/memory/memory_tables.ts";
import { ROOM, say } from "../../helper/new_message.ts";

Deno.test("the log takes the epoch that is offered for a new conversation, and no other", () => {
  const log = new ConversationLog(new MemoryTables());
  const epochOf = ({ result }: ReturnType<ConversationLog["append"]>) =>
    result.kind === "stored" ? result.epoch : undefined;
  deepEqual(["first", "second"].map((epoch) => epochOf(log.append(say("x"), epoch))), [
    "first",
    "first",
  ]);
  const question = say("why?", { whisper: "reader-1", room: ROOM });
  equal(epochOf(log.append(question, "third")), "third");
});

Deno.test("the log leaves the tables as they are when it refuses", () => {
  const tables = new MemoryTables();
  const log = new ConversationLog(tables);
  deepEqual(log.append(say("x", { quote: "none" }), "epoch"), {
    result: { kind: "not-found" },
    commits: [],
  });
  deepEqual(tables.newestFirst(), []);
});

Deno.test("the log writes where a room is only when that is another", () => {
  const written: string[] = [];
  class Watched extends MemoryTables {
    override putPage(...[room, page]: Parameters<MemoryTables["putPage"]>): void {
      written.push(page.title);
      super.putPage(room, page);
    }
  }
  const log = new ConversationLog(new Watched());
  const url = "https://blog.example/posts/first";
  for (const title of ["A", "A", "B", undefined, "B"]) {
    const page = title === undefined ? {} : { page: { title, url } };
    log.append(say("x", page), "epoch");
    log.append(say("x", { whisper: "reader-1", ...page }), "epoch");
  }
  deepEqual(written, ["A", "B"]);
});
