import { deepEqual } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import { changeRequest } from "../../../../widget/connection/outbox/change_request.ts";

Deno.test("a kept change is told to its conversation, in the site the server says", () => {
  const place = { room: roomId("/posts/a"), isWhisper: true };
  const own = { id: "m1", change: { kind: "edit", text: "after" } } as const;
  const { destination, body } = changeRequest(place, own, "blog");
  deepEqual(body, { id: "m1", text: "after" });
  deepEqual(destination, "/app/rooms/blog%2Fposts%2Fa/whisper/edit");
  deepEqual(
    changeRequest(place, own, undefined).destination,
    "/app/rooms/default%2Fposts%2Fa/whisper/edit",
  );
});
