import { equal } from "node:assert/strict";
import { roomId } from "../../../shared/chat/id.ts";
import { isPushDeviceInfo, isPushNotice, isPushState } from "../../../shared/chat/push.ts";

const MESSAGE = { kind: "message", author: "a", room: roomId("/a"), id: "x", from: "Ada" };

Deno.test("a notice is a message, a digest or a test, and nothing else", () => {
  for (
    const notice of [
      { kind: "test" },
      { kind: "digest", count: 3 },
      MESSAGE,
      { ...MESSAGE, whisper: "r", question: true, held: true, title: "A post", text: "Why?" },
    ]
  ) equal(isPushNotice(notice), true, JSON.stringify(notice));
  for (
    const other of [
      null,
      "test",
      {},
      { kind: "other" },
      { kind: "digest" },
      { kind: "digest", count: -1 },
      { ...MESSAGE, from: 1 },
      { ...MESSAGE, room: undefined },
      { ...MESSAGE, question: false },
      { ...MESSAGE, text: {} },
    ]
  ) equal(isPushNotice(other), false, JSON.stringify(other));
});

Deno.test("a state lists devices, with a key where the server pushes", () => {
  const device = { id: "d", label: "Phone", createdAt: 1 };
  for (const state of [{ devices: [] }, { publicKey: "k", devices: [device] }]) {
    equal(isPushState(state), true);
  }
  for (const state of [{}, { devices: [{}] }, { publicKey: 1, devices: [] }]) {
    equal(isPushState(state), false);
  }
  equal(isPushDeviceInfo({ ...device, current: true }), true);
  equal(isPushDeviceInfo({ ...device, current: false }), false);
});
