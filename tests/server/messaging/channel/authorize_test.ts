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
