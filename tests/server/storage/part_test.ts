/**
 * Parts of a store are made from one table.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { partOf } from "../../../server/storage/part.ts";

interface Counter {
  add(n: number, times: number): Promise<number>;
  value(): Promise<number>;
}

Deno.test("a part makes each call of its table by one function, with what it was given", async () => {
  const made: unknown[] = [];
  const counter = partOf<Counter>({ add: "write", value: "read" }, (name, args) => {
    made.push([name, args]);
    return Promise.resolve(made.length);
  });
  deepEqual([await counter.add(2, 3), await counter.value()], [1, 2]);
  deepEqual(made, [["add", [2, 3]], ["value", []]]);
  deepEqual(Object.keys(counter), ["add", "value"]);
});
