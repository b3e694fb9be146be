import assert from "node:assert/strict";
import { parseFrameText, splitFrames, tap } from "../../../demo/greeting/wire.ts";

Deno.test("frames that share a message are told one by one, heart-beats are none", () => {
  assert.deepEqual(splitFrames("SEND\na:b\n\nbody\0"), ["SEND\na:b\n\nbody"]);
  assert.deepEqual(splitFrames("\nA\n\n\0\n\r\nB\n\n\0\n"), ["A\n\n", "B\n\n"]);
  assert.deepEqual(splitFrames("\n"), []);
});

Deno.test("tap tells what goes either way and passes it on", () => {
  const told: string[] = [];
  const sent: unknown[] = [];
  const socket = Object.assign(new EventTarget(), {
    send: (data: unknown) => void sent.push(data),
  });
  tap(socket as unknown as WebSocket, {
    frame: (direction, text) => told.push(`${direction} ${text}`),
    heartBeat: (direction) => told.push(`${direction} beat`),
  });
  const receive = (data: unknown) => socket.dispatchEvent(new MessageEvent("message", { data }));
  socket.send("A\n\n\0");
  socket.send("\n");
  receive("B\n\n\0C\n\n\0");
  receive(new TextEncoder().encode("D\n\n\0").buffer);
  receive("\n");
  assert.deepEqual(sent, ["A\n\n\0", "\n"]);
  assert.deepEqual(told, [
    "sent A\n\n",
    "sent beat",
    "received B\n\n",
    "received C\n\n",
    "received D\n\n",
    "received beat",
  ]);
});

Deno.test("frame's text is taken apart at its line ends and first colons", () => {
  assert.deepEqual(parseFrameText("SEND\ndestination:/app/hello\na:b:c\n\nline 1\n\nline 2"), {
    command: "SEND",
    headers: [["destination:", "/app/hello"], ["a:", "b:c"]],
    body: "line 1\n\nline 2",
  });
  assert.deepEqual(parseFrameText("DISCONNECT\n\n"), {
    command: "DISCONNECT",
    headers: [],
    body: "",
  });
});
