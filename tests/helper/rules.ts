/**
 * What the table of rules must keep, file by file.
 *
 * @module
 */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Rule } from "../../server/messaging/rules/rule.ts";
import { exists } from "./source_tree.ts";
import { TestNames } from "./test_names.ts";

/** Registers the tests of some rules. */
export function testRules(subject: string, rules: readonly Rule[]): void {
  Deno.test(`every rule about a ${subject} has a test, and every test it names exists`, () => {
    const names = new TestNames();
    const missing = rules.flatMap(({ id, tests }) => {
      if (tests.length === 0) return [`${id} has no test`];
      return tests.filter((name) => !names.has(name)).map((name) => `${id}: no test "${name}"`);
    });
    equal(missing.length, 0, "\n" + missing.join("\n"));
  });

  Deno.test(`every rule about a ${subject} names the code that keeps it`, () => {
    for (const { id, code } of rules) {
      ok(code.length > 0, id);
      deepEqual(code.filter((path) => !exists(path)), [], id);
    }
  });

  Deno.test(`every rule about a ${subject} is a sentence and says where it is from`, () => {
    for (const { id, rule, section } of rules) {
      ok(id.startsWith(`${subject}-`), id);
      match(rule, /^[^ ].*[^ ]\.$/, id);
      match(section, /^own$|^STOMP 1\.[012], |^RFC \d+, |^sockjs-protocol, |^Spring, /, id);
    }
  });
}
