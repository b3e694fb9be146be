/**
 * The error of the store's port.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { StoreError } from "../../../server/storage/store.ts";

Deno.test("a store error has a code to decide by and the cause to look into", () => {
  const cause = new Error("disk");
  const error = new StoreError("full", "Cannot write", { cause });
  equal(error.name, "StoreError");
  equal(error.code, "full");
  equal(error.cause, cause);
  equal(String(error), "StoreError: Cannot write");
});
