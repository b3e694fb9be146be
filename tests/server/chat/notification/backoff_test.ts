import { deepEqual, equal } from "node:assert/strict";
import { MAX_ATTEMPTS, retryDelayMs } from "../../../../server/chat/notification/backoff.ts";

Deno.test("a retry waits four times as long each time, and six hours at most", () => {
  deepEqual([1, 2, 3, 4].map((attempts) => retryDelayMs(attempts, 0) / 1_000), [
    30,
    120,
    480,
    1_920,
  ]);
  equal(retryDelayMs(99, 0), 6 * 60 * 60_000);
});

Deno.test("a retry comes up to a half earlier by chance", () => {
  deepEqual([retryDelayMs(1, 0.5), retryDelayMs(1, 1)], [22_500, 15_000]);
});

Deno.test("retries go on for about a day", () => {
  const delays = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, n) => retryDelayMs(n + 1, 0.5));
  const hours = delays.reduce((sum, delay) => sum + delay, 0) / (60 * 60_000);
  equal(hours > 15 && hours < 30, true, `${hours} hours`);
});
