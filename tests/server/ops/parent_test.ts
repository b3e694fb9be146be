import { equal } from "node:assert/strict";
import { watchParent } from "../../../server/ops/parent.ts";

Deno.test("a parent is gone when the input ends, not before", async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  let gone = false;
  const watched = watchParent(readable, () => gone = true);
  await writer.write(new Uint8Array(1));
  equal(gone, false);
  await writer.close();
  await watched;
  equal(gone, true);
});
