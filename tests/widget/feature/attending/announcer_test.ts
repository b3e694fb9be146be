/**
 * What a screen reader is told.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { Announcer } from "../../../../widget/feature/attending/announcer.ts";

function announcing() {
  const clock = new VirtualClock();
  const shown: string[][] = [];
  const announcer = new Announcer(clock, (lines) => shown.push([...lines]));
  return {
    clock,
    say: (...lines: string[]) => announcer.say(lines, (count) => `${count} new`),
    stop: () => announcer.stop(),
    /** All that was ever in the region. */
    spoken: () => shown.flat(),
    shown,
  };
}

Deno.test("announcer speaks a message once and then empties the region", () => {
  const { clock, say, shown } = announcing();
  say("Reader 100: hello");
  clock.advance(60_000);
  deepEqual(shown, [["Reader 100: hello"], []]);
});

Deno.test("announcer leaves a message in the region for at least a second", () => {
  const { clock, say, shown } = announcing();
  say("one");
  clock.advance(1_000);
  deepEqual(shown.at(-1), ["one"]);
});

Deno.test("announcer speaks each of a hundred messages that come one after another, in order", () => {
  const { clock, say, spoken } = announcing();
  const lines = Array.from({ length: 100 }, (_, index) => `message ${index}`);
  for (const line of lines) {
    say(line);
    clock.advance(1_700);
  }
  deepEqual(spoken(), lines);
});

Deno.test("announcer says of fifty messages in a second, in at most three announcements, that they came", () => {
  const { clock, say, spoken } = announcing();
  for (let index = 0; index < 50; index++) {
    say(`message ${index}`);
    clock.advance(20);
  }
  clock.advance(60_000);
  equal(spoken().length <= 3, true);
  equal(spoken().reduce((sum, line) => sum + (/^\d+ new/.test(line) ? parseInt(line) : 1), 0), 50);
});

Deno.test("announcer that was stopped says nothing more and leaves no timer", () => {
  const { clock, say, spoken, stop } = announcing();
  say("one");
  stop();
  clock.advance(60_000);
  deepEqual(spoken(), []);
});

Deno.test("announcer asked to say nothing sets no timer", () => {
  const { clock, say, shown } = announcing();
  say();
  clock.advance(60_000);
  deepEqual(shown, []);
});

Deno.test("announcer empties the region in between, so that the same is heard twice", () => {
  const { clock, say, shown } = announcing();
  say("a", "b", "c");
  clock.advance(1_000);
  say("d", "e", "f");
  clock.advance(10_000);
  deepEqual(shown, [["3 new"], [], ["3 new"], []]);
});
