/**
 * Pictures are larger than a value of Deno KV may be.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MAX_AVATAR_BYTES } from "../../../../../shared/limit.ts";
import { withShelf } from "../../../../helper/kv_shelf.ts";

Deno.test("the largest picture comes back as it is, and of one that is removed no piece is left", () =>
  withShelf(async (shelf) => {
    const avatars = shelf.part("avatars");
    const largest = Uint8Array.from({ length: MAX_AVATAR_BYTES }, (_, n) => n * 7);
    await avatars.put("a.png", largest);
    await avatars.put("none.png", new Uint8Array());
    deepEqual(await avatars.get("a.png"), largest);
    deepEqual(await avatars.get("none.png"), new Uint8Array());
    for (const name of ["a.png", "none.png"]) await avatars.remove(name);
    deepEqual(await shelf.keys(), []);
  }));
