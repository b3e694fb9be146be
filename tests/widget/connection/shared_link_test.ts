import { deepEqual, equal } from "node:assert/strict";
import { Tabs, until } from "../stage/tabs.ts";

Deno.test("the first tab has the connection, the next ones have none of their own", async () => {
  using tabs = new Tabs();
  const first = tabs.open();
  await until(() => first.own.length === 1);
  const second = tabs.open();
  await until(() => second.link.isFollowing);
  first.own[0]?.become("online");
  await until(() => second.link.status.kind === "online");
  deepEqual([first.own.length, second.own.length, first.link.isFollowing], [1, 0, false]);
});

Deno.test("a tab that is closed lets another take over, which follows all that was followed", async () => {
  using tabs = new Tabs();
  const first = tabs.open();
  await until(() => first.own.length === 1);
  const second = tabs.open();
  const heard: unknown[] = [];
  second.link.follow(() => "/topic/a", (body) => heard.push(body));
  await until(() => second.link.isFollowing);
  first.own[0]?.become("online");
  await until(() => second.link.status.kind === "online");
  first.link.close();
  equal(first.own[0]?.isClosed, true);
  await until(() => second.own.length === 1);
  equal(second.link.status.kind, "connecting");
  second.own[0]?.become("online");
  second.own[0]?.followed.get("/topic/a")?.("told");
  deepEqual([heard, second.link.status.kind, second.link.isFollowing], [["told"], "online", false]);
});

Deno.test("a page that is put away lets go, and takes part again when it is shown", async () => {
  using tabs = new Tabs();
  const first = tabs.open();
  await until(() => first.own.length === 1);
  const second = tabs.open();
  await until(() => second.link.isFollowing);
  first.window.dispatchEvent(new Event("pagehide"));
  equal(first.link.status.kind, "connecting");
  await until(() => second.own.length === 1);
  first.window.dispatchEvent(new Event("pageshow"));
  await until(() => first.link.isFollowing);
  equal(first.own.length, 1);
});

Deno.test("a page that is shown for the first time does not begin twice", async () => {
  using tabs = new Tabs();
  const { window, own } = tabs.open();
  await until(() => own.length === 1);
  window.dispatchEvent(new Event("pageshow"));
  await until(() => own.length === 1);
  equal(own[0]?.isClosed, false);
});

Deno.test("a tab whose lock is taken away follows whoever took it", async () => {
  using tabs = new Tabs();
  const first = tabs.open();
  await until(() => first.own.length === 1);
  // It cannot lead, so the other hears nothing of it.
  const mute = tabs.open();
  await until(() => mute.link.isFollowing);
  first.own[0]?.become("online");
  await until(() => mute.link.status.kind === "online");
  const signal = mute.link.begin();
  mute.link.lock({ steal: true }, () => mute.link.lead(signal));
  await until(() => mute.own.length === 1);
  await until(() => first.link.isFollowing);
  equal(first.own[0]?.isClosed, true);
});

Deno.test("a tab that does not answer loses the connection to one that asks", async () => {
  using tabs = new Tabs();
  const first = tabs.open({ failing: true });
  await until(() => first.own.length === 1);
  const second = tabs.open();
  await until(() => second.link.isFollowing);
  tabs.clock.advance(4_000);
  await until(() => second.own.length === 1);
  equal(second.link.isFollowing, false);
});

Deno.test("a tab that cannot load what follows has a connection of its own", async () => {
  using tabs = new Tabs();
  const first = tabs.open();
  await until(() => first.own.length === 1);
  const second = tabs.open({ failing: true });
  await until(() => second.own.length === 1);
  equal(second.link.isFollowing, false);
});

Deno.test("without locks each tab has a connection of its own", async () => {
  using tabs = new Tabs();
  const first = tabs.open({ withLocks: false });
  const second = tabs.open({ withLocks: false });
  await until(() => first.own.length + second.own.length === 2);
});

Deno.test("a tab that may have no lock has a connection of its own, and asks for none again", async () => {
  using tabs = new Tabs();
  let asked = 0;
  const locks = {
    // As where a reader lets pages keep nothing. A thousandth time it waits, so that the test ends.
    request: () =>
      ++asked < 1_000
        ? Promise.reject(new DOMException("Denied", "SecurityError"))
        : Promise.withResolvers<never>().promise,
  };
  const { own } = tabs.open({ locks });
  await until(() => own.length === 1 || asked === 1_000);
  deepEqual([own.length, asked], [1, 1]);
});

Deno.test("a link that is closed leaves no connection, and asks for nothing", async () => {
  using tabs = new Tabs();
  const { link, own, window } = tabs.open();
  link.close();
  window.dispatchEvent(new Event("pageshow"));
  link.ask("/app/a", () => {});
  link.send({ destination: "/app/a", body: {} }, () => {});
  const next = tabs.open();
  await until(() => next.own.length === 1);
  equal(
    own.every(({ isClosed, asked, sent }) => isClosed && asked.length + sent.length === 0),
    true,
  );
});
