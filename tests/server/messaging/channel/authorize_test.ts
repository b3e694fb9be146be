import assert from "node:assert/strict";
import {
  deny,
  isAuthorized,
  permit,
  permitAll,
  routedOnly,
  type Rule,
  type RuleCommand,
} from "../../../../server/messaging/channel/authorize.ts";

const user = { name: "reader" };
const ask = (rules: readonly Rule[], command: RuleCommand, destination: string) =>
  isAuthorized(rules, { command, destination, user });

Deno.test("without a rule that permits it nothing is allowed", async () => {
  assert.equal(await ask([], "SEND", "/app/a"), false);
  assert.equal(await ask([permit("SUBSCRIBE", "/app/a")], "SEND", "/app/a"), false);
  assert.equal(await ask([permit("SEND", "/app/b")], "SEND", "/app/a"), false);
});

Deno.test("a rule that denies wins, wherever it stands", async () => {
  const denying = deny("SUBSCRIBE", "/topic/secret");
  for (const rules of [[denying, permitAll], [permitAll, denying]]) {
    assert.equal(await ask(rules, "SUBSCRIBE", "/topic/secret"), false);
    assert.equal(await ask(rules, "SUBSCRIBE", "/topic/open"), true);
  }
});

Deno.test("a condition sees the user and the variables of the pattern, decoded", async () => {
  const rules = [permit("SUBSCRIBE", "/topic/{site}/{room}", ({ user, params, destination }) => {
    assert.deepEqual({ ...params }, { site: "default", room: "a/b" });
    assert.equal(destination, "/topic/default/a%2Fb");
    return user.name === "reader";
  })];
  assert.equal(await ask(rules, "SUBSCRIBE", "/topic/default/a%2Fb"), true);
});

Deno.test("a variable is one whole segment", async () => {
  const rules = [permit("SUBSCRIBE", "/topic/{room}")];
  for (const destination of ["/topic/a/b", "/topic", "/topic/", "/other/a"]) {
    assert.equal(await ask(rules, "SUBSCRIBE", destination), false, destination);
  }
});

Deno.test("a condition may take its time, and a broken one is the caller's affair", async () => {
  assert.equal(
    await ask([permit("SEND", "/a", () => Promise.resolve(false))], "SEND", "/a"),
    false,
  );
  const broken = permit("SEND", "/a", () => Promise.reject(new Error("down")));
  await assert.rejects(ask([broken], "SEND", "/a"), /down/);
});

Deno.test("a pattern that is none fails where it is written", () => {
  assert.throws(() => permit("SEND", "/rooms/{room"), SyntaxError);
});

Deno.test("the rules of a server that has none: handlers, own queues, literal @SendTo", async () => {
  const rules = routedOnly({ application: "/app", user: "/user" }, () => ["/topic/greetings"]);
  const allowed = await Promise.all([
    ask(rules, "SEND", "/app/hello"),
    ask(rules, "SUBSCRIBE", "/app/rooms"),
    ask(rules, "SUBSCRIBE", "/user/queue/errors"),
    ask(rules, "SUBSCRIBE", "/topic/greetings"),
  ]);
  assert.deepEqual(allowed, [true, true, true, true]);
  const refused = await Promise.all([
    ask(rules, "SEND", "/topic/greetings"),
    ask(rules, "SUBSCRIBE", "/topic/other"),
    ask(rules, "SEND", "/user/other/queue/errors"),
    ask(rules, "SUBSCRIBE", "/user/other/queue/errors"),
  ]);
  assert.deepEqual(refused, [false, false, false, false]);
});

const askPattern = (rules: readonly Rule[], destination: string) =>
  isAuthorized(rules, { command: "SUBSCRIBE", destination, isPattern: true, user });

Deno.test("a pattern is permitted by a rule that covers it whole (Patterns)", async () => {
  const rules = [permit("SUBSCRIBE", "/topic/a/**"), permit("SUBSCRIBE", "/topic/b/{room}")];
  const asked = [
    "/topic/a/*",
    "/topic/a/**",
    "/topic/a/*/x",
    "/topic/b/*",
    "/topic/**",
    "/topic/*",
  ];
  const answers = await Promise.all(asked.map((destination) => askPattern(rules, destination)));
  assert.deepEqual(asked.filter((_, at) => answers[at]), asked.slice(0, 4));
});

Deno.test("two rules that cover a pattern only together do not permit it (Patterns)", async () => {
  const rules = [permit("SUBSCRIBE", "/topic/a"), permit("SUBSCRIBE", "/topic/a/**")];
  assert.equal(await askPattern(rules, "/topic/*"), false);
});

Deno.test("a pattern is denied by a rule that meets any of it (Patterns)", async () => {
  const rules = [permitAll, deny("SUBSCRIBE", "/topic/{room}/secret/**")];
  const asked = ["/topic/open/*/x", "/topic/*/*", "/topic/**", "/topic/a/secret/*", "/topic/*"];
  const answers = await Promise.all(asked.map((destination) => askPattern(rules, destination)));
  assert.deepEqual(answers, [false, false, false, false, true]);
});

Deno.test("a condition on variables cannot vouch for a pattern, and denies all of it (Patterns)", async () => {
  const never = () => assert.fail("nobody can say what the variables are");
  assert.equal(
    await askPattern([permit("SUBSCRIBE", "/topic/{room}", never)], "/topic/*"),
    false,
  );
  assert.equal(
    await askPattern([permitAll, deny("SUBSCRIBE", "/topic/{room}", never)], "/topic/*"),
    false,
  );
  const byUser = permit("SUBSCRIBE", "/topic/*", ({ user, destination }) => {
    assert.equal(destination, "/topic/*");
    return user.name === "reader";
  });
  assert.equal(await askPattern([byUser], "/topic/*"), true);
});

Deno.test("what a condition answers is waited for, whatever kind of promise it is", async () => {
  // Query builders of databases are promises by their shape alone.
  const shaped = {
    then: (resolve: (answer: boolean) => void) => resolve(false),
  } as unknown as Promise<boolean>;
  assert.equal(await ask([permit("SEND", "/a", () => shaped)], "SEND", "/a"), false);
});

Deno.test("a condition that forgets to answer permits nothing", async () => {
  const silent = (() => {}) as unknown as () => boolean;
  assert.equal(await ask([permit("SEND", "/a", silent)], "SEND", "/a"), false);
});
