import { equal } from "node:assert/strict";
import { isMuted, isShutOut, isSilent } from "../../../../widget/feature/notices/silence.ts";
import { pending } from "../../stage/state.ts";

const TERMS = { mode: "open", holdFirst: false, slowModeSeconds: 0 } as const;
const ROOM = { link: { kind: "online" }, pending: [], terms: TERMS } as const;

Deno.test("whom the server keeps out is silent, and who only waits for it is not", () => {
  for (const code of ["banned", "closed"] as const) {
    const link = { kind: "refused", code, message: "" } as const;
    equal(isShutOut({ link }) && isSilent({ ...ROOM, link }), true, code);
  }
  equal(isSilent({ ...ROOM, link: { kind: "offline" } }), false);
});

Deno.test("who may only read is silent, whether the room says so or an answer did", () => {
  equal(isSilent(ROOM), false);
  for (const mode of ["read-only", "closed"] as const) {
    equal(isSilent({ ...ROOM, terms: { ...TERMS, mode } }), true, mode);
  }
  const failed = (code: "muted" | "not-stored") => ({
    ...ROOM,
    pending: [pending({ id: "one", phase: "failed", failure: { code, message: "" } })],
  });
  equal(isMuted(failed("muted")) && isSilent(failed("muted")), true);
  equal(isSilent(failed("not-stored")), false);
});
