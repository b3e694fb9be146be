import { equal } from "node:assert/strict";
import { settingsOf } from "../../../shared/chat/reader_answer.ts";

Deno.test("an answer says what its site has settled, or is of a server that does not", () => {
  const reader = { kind: "reader", id: "r1", name: "" } as const;
  const grant = { token: "t", reader, site: "a", expiresAt: 5 };
  const theme = { mode: "dark" } as const;
  const settings = { id: "a", title: "", language: "", theme, mode: "open", proofOfWork: false };
  equal(settingsOf(Object.assign({}, grant, { settings })), settings);
  equal(settingsOf(grant), undefined);
  for (const wrong of [null, 1, {}, { ...settings, theme: "dark" }]) {
    equal(settingsOf(Object.assign({}, grant, { settings: wrong })), undefined);
  }
});
