import { deepEqual, equal } from "node:assert/strict";
import type { Answer } from "../../../../widget/state/link.ts";
import { type Tab, Tabs, until } from "../../stage/tabs.ts";

/** A tab that leads and one that follows, both online. */
async function pair(tabs: Tabs): Promise<[leader: Tab, follower: Tab]> {
  const leader = tabs.open();
  await until(() => leader.own.length === 1);
  const follower = tabs.open();
  await until(() => follower.link.isFollowing);
  leader.own[0]?.become("online");
  await until(() => follower.link.status.kind === "online");
  return [leader, follower];
}

Deno.test("whoever follows sends through the connection of another tab, and hears the answer", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  const answers: Answer[] = [];
  const request = { destination: "/app/say", body: { id: "a" }, kept: true } as const;
  follower.link.send(request, (answer) => answers.push(answer));
  await until(() => leader.own[0]?.sent.length === 1);
  deepEqual(leader.own[0]?.sent[0]?.request, request);
  leader.own[0]?.sent[0]?.answer({ kind: "answered", body: undefined });
  await until(() => answers.length === 1);
});

Deno.test("whoever follows is told of what they follow, until they stop", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  const heard: unknown[] = [];
  const stop = follower.link.follow(() => "/topic/a", (body) => heard.push(body));
  await until(() => leader.own[0]?.followed.has("/topic/a") === true);
  leader.own[0]?.followed.get("/topic/a")?.({ text: "hello" });
  await until(() => heard.length === 1);
  stop();
  await until(() => leader.own[0]?.followed.has("/topic/a") === false);
});

Deno.test("what is followed is asked for before whatever is asked when the connection stands", async () => {
  using tabs = new Tabs();
  const leader = tabs.open();
  await until(() => leader.own.length === 1);
  const follower = tabs.open();
  follower.link.follow(() => `/topic/${follower.link.site}`, () => {});
  follower.link.watch(() => {
    if (follower.link.status.kind === "online") follower.link.ask("/app/page", () => {});
  });
  await until(() => follower.link.isFollowing);
  const own = leader.own[0];
  if (own !== undefined) own.site = "aside";
  own?.become("online");
  await until(() => own?.asked.length === 1);
  deepEqual([...own?.followed.keys() ?? []], ["/topic/aside"]);
});

Deno.test("a connection that is lost is lost to those who follow, with all that was open", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  let answered = 0;
  follower.link.send({ destination: "/app/say", body: {} }, () => answered++);
  await until(() => leader.own[0]?.sent.length === 1);
  leader.own[0]?.become("connecting");
  await until(() => follower.link.status.kind === "connecting");
  leader.own[0]?.sent[0]?.answer({ kind: "answered", body: undefined });
  leader.own[0]?.become("online");
  await until(() => follower.link.status.kind === "online");
  equal(answered, 0);
});

Deno.test("whoever follows may ask to connect now, and as somebody else", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  follower.link.reconnect();
  follower.link.renew();
  await until(() => leader.own[0]?.renewals === 1);
  equal(leader.own[0]?.reconnects, 1);
});

Deno.test("whoever follows hears that they are somebody else, also while it is connected", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  const own = leader.own[0];
  const heard: unknown[] = [];
  follower.link.watch(() => void heard.push(follower.link.status));
  own?.become({ kind: "connecting" });
  own?.become({ kind: "connecting", isOther: true });
  await until(() => heard.length === 2);
  deepEqual(heard, [{ kind: "connecting" }, { kind: "connecting", isOther: true }]);
});

Deno.test("a leader that answers keeps the connection, however long it takes", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  for (let minutes = 0; minutes < 4; minutes++) {
    tabs.clock.advance(15_000);
    let answered = false;
    follower.link.send({ destination: "/app/a", body: {} }, () => answered = true);
    const count = minutes + 1;
    await until(() => leader.own[0]?.sent.length === count);
    leader.own[0]?.sent.at(-1)?.answer({ kind: "answered", body: undefined });
    await until(() => answered);
  }
  equal(follower.link.isFollowing, true);
});

Deno.test("a leader whose server takes its time keeps the connection", async () => {
  using tabs = new Tabs();
  const [leader, follower] = await pair(tabs);
  const own = leader.own[0];
  // Whoever hears of it has heard that the leader is there.
  if (own !== undefined) own.site = "aside";
  let isAnswered = false;
  follower.link.send({ destination: "/app/say", body: {} }, () => isAnswered = true);
  await until(() => follower.link.site === "aside");
  tabs.clock.advance(4_000);
  own?.sent[0]?.answer({ kind: "answered", body: undefined });
  await until(() => isAnswered);
  deepEqual([follower.link.isFollowing, follower.own.length], [true, 0]);
});
