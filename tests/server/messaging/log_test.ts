import assert from "node:assert/strict";
import { consoleLog } from "../../../server/messaging/log.ts";

function written() {
  const lines: string[] = [];
  const log = consoleLog({
    error: (...values) => lines.push(`error ${values.join(" ")}`),
    warn: (...values) => lines.push(`warn ${values.join(" ")}`),
  });
  return { lines, log };
}

Deno.test("without a log every fault goes to the console, with the place where it happened", () => {
  const { lines, log } = written();
  log({ kind: "fault", error: "broken", where: "Chat.say" });
  log({ kind: "fault", error: undefined });
  log({ kind: "fault", error: undefined });
  assert.deepEqual(lines, [
    "error Chat.say: broken",
    "error server/messaging: ",
    "error server/messaging: ",
  ]);
});

Deno.test("without a log each warning is told once, and says what to do", () => {
  const { lines, log } = written();
  for (let time = 0; time < 2; time++) {
    log({ kind: "slow-consumer", sessionId: `s-${time}` });
    log({ kind: "origin-refused", origin: "https://blog.example", endpoint: "/stomp" });
    log({ kind: "dead-letter", destination: "/queue/a", reason: "full" });
    log({ kind: "denied", command: "SEND", destination: "/topic/a", reason: "no-rule" });
    log({ kind: "denied", command: "SUBSCRIBE", destination: "/topic/a", reason: "denied" });
    log({ kind: "bus-lost", reason: "full", count: time });
    log({ kind: "bus-availability", available: false, error: new Error("refused") });
    log({ kind: "bus-availability", available: true });
  }
  assert.deepEqual(lines, [
    "warn Closed a slow consumer, 1013: see slowConsumers and limits.maxOutboxBytes",
    'warn Refused pages of "https://blog.example" at /stomp: allowOrigin of the endpoint lets them in',
    'warn Messages left "/queue/a" unacknowledged: full',
    'warn Refused SEND "/topic/a": no rule of authorize permits it',
    'warn Refused SUBSCRIBE "/topic/a": a rule denies it',
    "warn Dropped what was for other instances: full; see the limits of the bus",
    "warn The bus to other instances does not answer: Error: refused",
    "warn The bus to other instances answers again",
  ]);
});

Deno.test("strangers cannot fill the console with warnings", () => {
  const { lines, log } = written();
  for (let count = 0; count < 1_000; count++) {
    log({ kind: "denied", command: "SEND", destination: `/topic/${count}`, reason: "no-rule" });
  }
  assert.equal(lines.length, 100);
});
