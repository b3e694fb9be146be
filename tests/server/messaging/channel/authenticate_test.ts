import assert from "node:assert/strict";
import {
  anonymous,
  checkedUser,
  credentialsOf,
} from "../../../../server/messaging/channel/authenticate.ts";
import { FrameHeaders } from "../../../../shared/stomp/header.ts";

const HANDSHAKE = {
  endpoint: "/stomp",
  origin: null,
  headers: new Headers(),
  remoteAddress: "127.0.0.1",
  attributes: {},
};

Deno.test("credentials are what CONNECT says, and nothing when it says nothing", () => {
  const headers = FrameHeaders.of({ login: "me", passcode: "a\\nb", host: "h" });
  assert.deepEqual(credentialsOf(headers), { login: "me", passcode: "a\\nb", host: "h" });
  assert.deepEqual(credentialsOf(FrameHeaders.of([])), {
    login: undefined,
    passcode: undefined,
    host: undefined,
  });
});

Deno.test("anonymous sessions each have a name of their own", () => {
  let count = 0;
  const authenticate = anonymous(() => String(++count));
  const names = [1, 2].map(() => authenticate(credentialsOf(FrameHeaders.of([])), HANDSHAKE));
  assert.deepEqual(names, [{ name: "anonymous-1" }, { name: "anonymous-2" }]);
});

Deno.test("a user's name must fit into CONNECTED, which knows no escapes", () => {
  assert.deepEqual(checkedUser({ name: "독자:1" }), { name: "독자:1" });
  for (const name of ["", "a\nb", "a\rb", "a\0b", "\ud800"]) {
    assert.throws(() => checkedUser({ name }), TypeError, JSON.stringify(name));
  }
});
