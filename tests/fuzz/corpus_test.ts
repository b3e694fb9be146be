/**
 * Every input that is kept, those that once broke something among them, against everything that must
 * hold; and the search itself, for a moment.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_LIMITS } from "../../shared/stomp/decoder.ts";
import { type Version, VERSIONS } from "../../shared/stomp/version.ts";
import { outcomesOf } from "../helper/decoding.ts";
import {
  entriesOf,
  type Entry,
  fromReadable,
  readCorpus,
  readEntries,
  toReadable,
} from "./corpus.ts";
import { search, SMALL_LIMITS } from "./fuzz.ts";
import { check } from "./invariant.ts";
import { minimise } from "./mutate.ts";
import { Random } from "./random.ts";

Deno.test("every input that was kept is read the same in every way, by every version", () => {
  for (const { name, bytes } of readCorpus()) {
    for (const version of [...VERSIONS, undefined]) {
      for (const from of ["client", "server", undefined] as const) {
        for (const limits of [DEFAULT_LIMITS, SMALL_LIMITS]) {
          for (let seed = 0; seed < 5; seed++) {
            assert.doesNotThrow(
              () => check(bytes, { version, from, limits }, new Random(seed)),
              name,
            );
          }
        }
      }
    }
  }
});

Deno.test("of the inputs that are kept, the valid are read and the broken are refused", () => {
  const isRefused = (version: Version) => ({ bytes }: Entry) =>
    outcomesOf([bytes], { version }).some((outcome) =>
      outcome !== "heart-beat" && "broken" in outcome
    );
  for (const version of VERSIONS) {
    assert.deepEqual(readEntries("corpus/valid.txt").filter(isRefused(version)), []);
  }
  const taken = readEntries("corpus/broken.txt").filter((entry) => !isRefused("1.2")(entry));
  assert.deepEqual(taken.map(({ name }) => name), []);
  assert.deepEqual(readEntries("corpus/edge.txt").filter(isRefused("1.2")), []);
});

Deno.test("a search from the kept inputs finds nothing new", () => {
  const { runs, shapes, broken } = search(1, (runs) => runs < 2_000);
  assert.deepEqual(broken, []);
  assert.equal(runs, 2_000);
  assert.ok(shapes > 500, `${shapes} shapes`);
});

Deno.test("inputs are written so that they can be read, by people too", () => {
  assert.equal(toReadable(Uint8Array.of(83, 10, 0, 13, 92, 0xff, 9)), "S\\n\\0\\r\\\\\\xff\\x09");
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    assert.deepEqual(fromReadable(toReadable(bytes)), bytes);
  }));
  assert.deepEqual(entriesOf("# about\n\na name = é = \\n\n"), [
    { name: "a name", bytes: new TextEncoder().encode("é = \n") },
  ]);
  assert.throws(() => entriesOf("no input"), /it has no " = "/);
  assert.throws(() => fromReadable("\\t"), /a stray backslash/);
});

Deno.test("an input that breaks something is made small", () => {
  const holds = (bytes: Uint8Array) => bytes.includes(7) && bytes.includes(9);
  const bytes = Uint8Array.from({ length: 500 }, (_, at) => at % 256);
  assert.deepEqual(minimise(bytes, holds).toSorted(), Uint8Array.of(7, 9));
});
