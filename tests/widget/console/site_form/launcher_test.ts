/**
 * What the author's browser keeps of the tag.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { keepLauncher, keptLauncher } from "../../../../widget/console/site_form/launcher.ts";

Deno.test("what was chosen is there again; what makes no sense is as by default", () => {
  const items = new Map<string, string>();
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  const value = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
  };
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true });
  try {
    deepEqual(keptLauncher(), { side: "end", label: "" });
    keepLauncher({ side: "start", label: "Questions?" });
    deepEqual(keptLauncher(), { side: "start", label: "Questions?" });
    for (const text of ["{", "null", '{"side":"up","label":5}']) {
      items.set("small-talk:launcher", text);
      deepEqual(keptLauncher(), { side: "end", label: "" });
    }
  } finally {
    if (before !== undefined) Object.defineProperty(globalThis, "localStorage", before);
  }
});
