/**
 * What many cases of sockjs-protocol ask of an answer.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Answer, Head } from "./sockjs_http.ts";
import type { SockJsSite } from "./sockjs_site.ts";

const NOT_KEPT = "no-store, no-cache, no-transform, must-revalidate, max-age=0";

/** Nobody keeps the answer. */
export function isNotKept({ headers }: Head): void {
  assert.equal(headers.get("cache-control"), NOT_KEPT);
  assert.deepEqual([headers.get("expires"), headers.get("last-modified")], [null, null]);
}

/** A page of that origin may read the answer. */
export function isReadableBy(origin: string, { headers }: Head): void {
  assert.equal(headers.get("access-control-allow-origin"), origin);
  assert.equal(headers.get("access-control-allow-credentials"), "true");
}

/** The method is not allowed, and nothing more is said than which are. */
export function isWrongMethod({ status, headers, body }: Answer): void {
  assert.deepEqual([status, headers.get("content-type"), body], [405, null, ""]);
  assert.notEqual(headers.get("allow") ?? "", "");
}

/** Preflights of the path are answered, for a year. */
export async function answersPreflights(
  site: SockJsSite,
  path: string,
  methods: string,
): Promise<void> {
  for (const origin of ["https://blog.example", "null"]) {
    const answer = await site.options(path, { origin, "access-control-request-method": methods });
    assert.deepEqual([answer.status, answer.body], [204, ""]);
    assert.match(answer.headers.get("cache-control") ?? "", /public.*max-age=[1-9]\d{6}/);
    assert(Date.parse(answer.headers.get("expires") ?? "") > 1_000_000);
    assert(Number(answer.headers.get("access-control-max-age")) > 1_000_000);
    assert.equal(answer.headers.get("access-control-allow-methods"), methods);
    isReadableBy(origin, answer);
  }
}
