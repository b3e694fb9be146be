/**
 * What keys mean in the console.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { KeyReader, KEYS } from "../../../../widget/console/shell/keys.ts";

const pressed = (key: string, part = {}) => ({ key, isModified: false, isInField: false, ...part });

Deno.test("every key is a command, and two keys together are one", () => {
  for (const [keys, command] of KEYS) {
    const reader = new KeyReader();
    const commands = keys.split(" ").map((key, at) => reader.read(pressed(key), at));
    equal(commands.at(-1), command, keys);
    if (commands.length === 2) equal(commands[0], undefined);
  }
});

Deno.test("a second key that comes late stands for itself", () => {
  const reader = new KeyReader();
  equal(reader.read(pressed("g"), 0), undefined);
  equal(reader.read(pressed("s"), 5_000), "snooze");
  equal(reader.read(pressed("g"), 6_000), undefined);
  equal(reader.read(pressed("x"), 6_100), undefined);
  equal(reader.read(pressed("i"), 6_200), undefined);
});

Deno.test("keys mean nothing where one writes, with a modifier, or where they are switched off", () => {
  const reader = new KeyReader();
  equal(reader.read(pressed("j", { isInField: true }), 0), undefined);
  equal(reader.read(pressed("j", { isModified: true }), 0), undefined);
  equal(reader.read(pressed("j"), 0, true), undefined);
  equal(reader.read(pressed("Escape", { isInField: true }), 0, true), "back");
});
