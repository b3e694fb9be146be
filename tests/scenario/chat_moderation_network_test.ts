/**
 * Networks: whom a ban reaches, whom never, and what is kept of an address. The server stands behind a
 * proxy on the same machine, which says for whom it asks.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { MODERATION_LIST, moderationOf, sayOf } from "../../shared/chat/destination.ts";
import { roomId } from "../../shared/chat/id.ts";
import type { ModerationList } from "../../shared/chat/moderation.ts";
import { chatSite } from "../helper/chat_site.ts";
import { newMessageId as id, pageOf, withModeratedSite } from "../helper/moderated_site.ts";
import { textOfFiles } from "../helper/traces.ts";

const room = roomId("/posts/a");

Deno.test("the network of a message is kept out: open sockets, new readers, and no other network", () =>
  withModeratedSite(async ({ author, reader, ask }) => {
    const hostile = await reader("198.51.100.7");
    const said = id();
    await hostile.send(sayOf(room), { id: said, text: "spam" });
    const [neighbour, stranger] = [await reader("198.51.100.200"), await reader("198.51.101.7")];
    const measure = { id: id(), message: { room, id: said }, network: true };
    equal(await author.send(moderationOf("ban"), measure), undefined);
    deepEqual(await Promise.all([hostile.closed, neighbour.closed]), [1008, 1008]);
    const answers: readonly (readonly [address: string, status: number])[] = [
      ["198.51.100.9", 403],
      // The same address in IPv6's spelling, and at the end of a chain.
      ["::ffff:198.51.100.9", 403],
      ["203.0.113.1, 198.51.100.9", 403],
      ["198.51.101.9", 201],
      // Only what the proxy itself has added counts.
      ["198.51.100.9, 203.0.113.1", 201],
      ["2001:db8::1", 201],
      ["", 201],
    ];
    for (const [address, status] of answers) {
      const response = await ask(address);
      await response.body?.cancel();
      equal(response.status, status, address);
    }
    equal(await stranger.send(sayOf(room), { id: id(), text: "still here" }), undefined);
    await author.send(moderationOf("lift"), { id: measure.id });
    const again = await ask("198.51.100.9");
    await again.body?.cancel();
    equal(again.status, 201);
  }));

Deno.test("a /64 of IPv6 is one network", () =>
  withModeratedSite(async ({ author, reader, ask }) => {
    const hostile = await reader("2001:db8:1:2::7");
    await hostile.send(sayOf(room), { id: id(), text: "spam" });
    await author.send(moderationOf("ban"), { id: id(), reader: hostile.id, network: true });
    equal(await hostile.closed, 1008);
    for (
      const [address, status] of [["2001:db8:1:2:ffff::1", 403], ["2001:db8:1:3::7", 201]] as const
    ) {
      const response = await ask(address);
      await response.body?.cancel();
      equal(response.status, status, address);
    }
  }));

Deno.test("a trusted proxy that does not say for whom it asks is never banned", () =>
  withModeratedSite(async ({ author, reader, ask }) => {
    const hidden = await reader();
    const said = id();
    await hidden.send(sayOf(room), { id: said, text: "spam" });
    const refusal = await author.send(moderationOf("ban"), {
      id: id(),
      message: { room, id: said },
      network: true,
    });
    equal(refusal?.code, "not-found");
    equal(await author.send(moderationOf("ban"), { id: id(), reader: hidden.id }), undefined);
    equal(await hidden.closed, 1008);
    for (const address of ["", "unknown", "127.0.0.1"]) {
      const response = await ask(address);
      await response.body?.cancel();
      equal(response.status, 201, address);
    }
  }));

Deno.test("many fresh readers of one network write no more than one crowd, and others are not hurt", () =>
  withModeratedSite(async ({ reader }) => {
    const crowd = await Promise.all(
      Array.from({ length: 16 }, (_, n) => reader(`198.51.100.${n}`)),
    );
    const honest = await reader("203.0.113.5");
    const began = performance.now();
    const refusals = (await Promise.all(
      crowd.flatMap((one) =>
        Array.from({ length: 45 }, () => one.send(sayOf(room), { id: id(), text: "flood" }))
      ),
    )).filter((refusal) => refusal !== undefined);
    // What comes back while they write: one every 50 ms.
    const most = 240 + Math.ceil((performance.now() - began) / 50);
    equal(16 * 45 - refusals.length <= most, true, `${refusals.length} refused`);
    equal(refusals.length > 0, true);
    for (const { code, retryAfterMs = 0 } of refusals) {
      deepEqual([code, retryAfterMs > 0 && retryAfterMs <= 50], ["too-fast", true]);
    }
    equal(await honest.send(sayOf(room), { id: id(), text: "hello" }), undefined);
  }));

Deno.test("measures and what waits outlive a restart, and no address is in any file or log", () =>
  withModeratedSite(async ({ site, folder, author, reader, settleRoom }) => {
    const held = roomId("/posts/held");
    await settleRoom(held, { holdFirst: true });
    const [hostile, asker] = [await reader("198.51.100.7"), await reader("203.0.113.77")];
    await hostile.send(sayOf(room), { id: id(), text: "spam" });
    const waiting = id();
    await asker.send(sayOf(held), { id: waiting, text: "first" });
    const measure = { id: id(), reader: hostile.id, network: true, reason: "spam", minutes: 60 };
    await author.send(moderationOf("ban"), measure);
    await hostile.closed;
    await Promise.all([author, asker].map((client) => client.leave()));
    await site.stop();

    const files = Object.values(await textOfFiles(folder));
    equal(/198\.51\.100|203\.0\.113/.test(files.join() + site.log.join()), false);

    const later = await chatSite(folder.path, 0, { TRUSTED_PROXIES: "127.0.0.1" });
    const refusal = await later.connect({ passcode: hostile.passcode })
      .catch(({ message }) => JSON.parse(message));
    equal(refusal.code, "banned");
    equal(refusal.retryAfterMs > 0 && refusal.retryAfterMs <= 3_600_000, true);
    const response = await later.ask("/api/reader", {
      method: "POST",
      headers: { "x-forwarded-for": "198.51.100.99" },
    });
    equal((await response.json()).code, "banned");
    const owner = await later.connect({ cookie: await later.signIn() });
    const list = await owner.ask<ModerationList>(MODERATION_LIST);
    deepEqual(list.measures.map(({ id, reason }) => [id, reason]), [[measure.id, "spam"]]);
    deepEqual(list.held.map(({ id }) => id), [waiting]);
    const back = await later.connect({ passcode: asker.passcode });
    equal((await pageOf(back, held)).held?.[0]?.text, "first");
    equal(await back.send(sayOf(held), { id: waiting, text: "first" }), undefined);
    await owner.send(moderationOf("approve"), { room: held, id: waiting });
    deepEqual((await pageOf(back, held)).messages.map(({ id }) => id), [waiting]);
    await Promise.all([owner.leave(), back.leave()]);
    await later.stop();
  }));
