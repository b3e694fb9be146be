/**
 * What is left of a reader who was erased; stores and the chat make the same of it.
 *
 * @module
 */
import { createHash } from "node:crypto";

/** Tells a reader's id from others, without telling it. */
export function hashOfReader(reader: string): string {
  return createHash("sha256").update(reader).digest("base64url");
}
