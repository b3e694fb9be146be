/**
 * HTTP answers that carry a refusal.
 *
 * @module
 */
import type { Refusal } from "../../../shared/refusal.ts";

/** An answer with `refusal` as its JSON body. Nobody keeps a copy of it. */
export function refuse(status: number, refusal: Refusal, headers: HeadersInit = {}): Response {
  const response = Response.json(refusal, { status, headers });
  response.headers.set("cache-control", "no-store");
  response.headers.set("x-content-type-options", "nosniff");
  if (refusal.retryAfterMs !== undefined) {
    response.headers.set("retry-after", String(Math.ceil(refusal.retryAfterMs / 1000)));
  }
  return response;
}
