import assert from "node:assert/strict";
import type { LinkInput } from "../../../widget/connection/link_machine.ts";
import { followPage } from "../../../widget/connection/page_life.ts";

class PretendDocument extends EventTarget {
  visibilityState = "visible";
}

function page() {
  const window = new EventTarget();
  const document = new PretendDocument();
  const inputs: LinkInput[] = [];
  const stop = followPage({ window, document }, (input) => inputs.push(input));
  return { window, document, inputs, stop };
}

const CASES: readonly (readonly [event: string, input: LinkInput, rule: string])[] = [
  ["online", "network", "a network that is back is told"],
  ["offline", "no-network", "a network that is gone is told"],
  ["pagehide", "sleep", "a page that is put away sleeps, so that it may be kept in the cache"],
  ["pageshow", "wake", "a page that is shown, again or for the first time, wakes"],
];

for (const [event, input, rule] of CASES) {
  Deno.test(`${event}: ${rule}`, () => {
    const { window, inputs, stop } = page();
    window.dispatchEvent(new Event(event));
    assert.deepEqual(inputs, [input]);
    stop();
  });
}

Deno.test("visibilitychange: a tab counts when it is looked at, not when it is hidden", () => {
  const { document, inputs, stop } = page();
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(inputs, []);
  document.visibilityState = "visible";
  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(inputs, ["look"]);
  stop();
});

Deno.test("a page that is no longer followed tells nothing", () => {
  const { window, document, inputs, stop } = page();
  stop();
  for (const [event] of CASES) window.dispatchEvent(new Event(event));
  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(inputs, []);
});
