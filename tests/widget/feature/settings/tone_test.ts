/**
 * The tone, in a real browser.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";

stageTest("the tone begins and ends by itself, through one audio context", async (page) => {
  const seen = await page.evaluate(() => {
    let contexts = 0;
    const real = AudioContext;
    Object.assign(globalThis, {
      AudioContext: class extends real {
        constructor() {
          super();
          contexts++;
        }
      },
    });
    const calls: string[] = [];
    OscillatorNode.prototype.start = (when = 0) => void calls.push(`start ${when >= 0}`);
    OscillatorNode.prototype.stop = (when = 0) => void calls.push(`stop ${when > 0.4}`);
    stage.parts.playTone();
    stage.parts.playTone();
    return [contexts, ...calls];
  });
  deepEqual(seen, [1, "start true", "stop true", "start true", "stop true"]);
});
