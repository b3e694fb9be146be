/**
 * Where people find what is their own.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import * as all from "../../../shared/chat/destination.ts";
import * as own from "../../../shared/chat/own_destination.ts";

Deno.test("what is one's own is asked of the application, and heard in a queue of one's own", () => {
  for (const [name, destination] of Object.entries(own)) {
    match(destination, /^\/(?:app|user\/queue)\/[a-z]+$/, name);
  }
});

Deno.test("every destination of one's own is among all destinations, and no two are the same", () => {
  for (const [name, destination] of Object.entries(own)) {
    equal((all as Readonly<Record<string, unknown>>)[name], destination);
  }
  equal(new Set(Object.values(own)).size, Object.keys(own).length);
});
