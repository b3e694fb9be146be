import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import {
  type RequestOptions,
  Requests,
} from "../../../../../server/messaging/channel/command/request.ts";
import type { Principal } from "../../../../../server/messaging/principal.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";
import { isLiteral } from "../../../../../server/messaging/channel/destination.ts";
import type { LogEntry } from "../../../../../server/messaging/log.ts";
import { frame } from "../../../../../shared/stomp/frame.ts";
import { connectedSession } from "../../../../helper/session.ts";

const PREFIXES = { application: "/app", topic: ["/topic"], queue: ["/queue"], user: "/user" };

function requests(options: Partial<RequestOptions<Principal>> = {}) {
  return new Requests({
    prefixes: PREFIXES,
    isDestination: isLiteral,
    verdictOf: () => Promise.resolve("permitted"),
    log: () => {},
    allowsPatterns: () => false,
    rate: undefined,
    clock: new VirtualClock(),
    ...options,
  });
}

const ask = (command: "SEND" | "SUBSCRIBE", destination: string) =>
  frame(command, { id: "1", destination });

Deno.test("a request says which way its destination goes", () => {
  const { way, ...request } = requests().read(ask("SUBSCRIBE", "/app/a/b"), connectedSession());
  deepEqual(way, { to: "application", path: "/a/b" });
  deepEqual(request, { command: "SUBSCRIBE", destination: "/app/a/b", isPattern: false });
});

Deno.test("a destination outside every prefix is a fault, one nobody may name is forbidden", () => {
  const read = (destination: string) => () =>
    requests().read(ask("SEND", destination), connectedSession());
  throws(read("/other/a"), { closeCode: 1002, message: /it is outside every prefix/ });
  for (const destination of ["/topic/*", "/other/*", "topic/a", "", "/topic/../a"]) {
    throws(read(destination), { closeCode: 1008, message: /it is not allowed/ }, destination);
  }
});

Deno.test("only a SUBSCRIBE below a topic prefix may be a pattern, if its user may (Patterns)", () => {
  const open = requests({ allowsPatterns: ({ name }) => name === "author" });
  const author = connectedSession({ user: { name: "author" } });
  equal(open.read(ask("SUBSCRIBE", "/topic/**"), author).isPattern, true);
  throws(() => open.read(ask("SUBSCRIBE", "/topic/**"), connectedSession()), /not allowed/);
  throws(() => open.read(ask("SEND", "/topic/**"), author), /not allowed/);
  for (
    const destination of ["/queue/*", "/user/queue/*", "/user/*/queue/x", "/app/*", "/*", "/**"]
  ) {
    throws(() => open.read(ask("SUBSCRIBE", destination), author), /not allowed/, destination);
  }
});

Deno.test("a session that asks too often is told how long to wait; another is not", () => {
  const clock = new VirtualClock();
  const limited = requests({ clock, rate: { perSecond: 1, burst: 1 } });
  const [one, other] = [connectedSession(), connectedSession()];
  equal(limited.tooFast(one), undefined);
  deepEqual(limited.tooFast(one), {
    code: "too-fast",
    message: "Too many requests: wait a moment.",
    retryAfterMs: 1_000,
  });
  equal(limited.tooFast(other), undefined);
  clock.advance(1_000);
  equal(limited.tooFast(one), undefined);
  equal(requests().tooFast(one), undefined);
});

Deno.test("the rules are asked with the command, the destination and the user", async () => {
  const asked: unknown[] = [];
  const logged: LogEntry[] = [];
  const refusing = requests({
    verdictOf: (wish) => {
      asked.push(wish);
      return Promise.resolve("no-rule");
    },
    log: (entry) => logged.push(entry),
  });
  const session = connectedSession();
  const request = refusing.read(ask("SEND", "/topic/a"), session);
  await rejects(refusing.authorize(request, session), {
    message: 'Cannot SEND "/topic/a": it is not allowed',
    closeCode: 1008,
  });
  deepEqual(asked, [
    { command: "SEND", destination: "/topic/a", isPattern: false, user: session.user },
  ]);
  deepEqual(logged, [
    { kind: "denied", command: "SEND", destination: "/topic/a", reason: "no-rule" },
  ]);
});
