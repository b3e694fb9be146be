import { deepEqual, equal } from "node:assert/strict";
import {
  ChannelRoutes,
  pushNoticeOf,
} from "../../../../../server/chat/notification/author/channel_routes.ts";
import type {
  PushDelivery,
  PushMessage,
} from "../../../../../server/chat/notification/push_sender.ts";
import { ITEM, notice } from "../../../../helper/notice.ts";
import { toldBy } from "../../../../helper/told_by.ts";

const DEVICE = {
  id: "d",
  subscription: { endpoint: "https://push.example/x", keys: { p256dh: "k", auth: "s" } },
};

Deno.test("there is a way to each channel in use, and to each browser where the server pushes", async () => {
  const { chat, book, sender, desk } = await toldBy();
  const { channel } = await desk.add("a", { kind: "slack", url: "https://hooks.example/" });
  await desk.add("a", { kind: "mail", address: "kim@example.com" });
  const devices = { of: () => Promise.resolve([DEVICE]), remove: () => Promise.resolve() };
  const given = { ...chat, book, sender, devices };
  const without = new ChannelRoutes({ ...given, push: undefined });
  deepEqual((await without.of("a")).map(({ id }) => id), [channel.id]);
  deepEqual([await without.authors(), await without.of("b")], [["a"], []]);
  const push = { send: () => Promise.resolve({ kind: "sent" } as const) };
  const pushing = new ChannelRoutes({ ...given, push });
  deepEqual((await pushing.of("a")).map(({ id }) => id), [channel.id, "push-d"]);
});

Deno.test("a browser that is gone is forgotten", async () => {
  const { chat, book, sender } = await toldBy();
  const removed: string[] = [];
  const sent: PushMessage[] = [];
  let delivery: PushDelivery = { kind: "sent", code: 201 };
  const routes = new ChannelRoutes({
    ...chat,
    book,
    sender,
    devices: {
      of: () => Promise.resolve([DEVICE]),
      remove: (_, id) => {
        removed.push(id);
        return Promise.resolve();
      },
    },
    push: {
      send: (_, message) => {
        sent.push(message);
        return Promise.resolve(delivery);
      },
    },
  });
  const [route] = await routes.of("a");
  deepEqual(await route?.tell(notice()), { kind: "sent", code: 201, channel: "push-d" });
  equal(JSON.parse(sent[0]?.payload ?? "").text, "Why?");
  delivery = { kind: "gone", code: 410 };
  equal((await route?.tell(notice()))?.kind, "refused");
  deepEqual(removed, ["d"]);
});

Deno.test("a browser is told what was asked, by whom and where, or only how much there is", () => {
  deepEqual(pushNoticeOf(notice()), {
    kind: "message",
    author: "a",
    room: ITEM.room,
    id: ITEM.id,
    question: true,
    from: "Ada",
    title: "A post",
    text: "Why?",
  });
  deepEqual(pushNoticeOf(notice({ kind: "digest", count: 5 })), { kind: "digest", count: 5 });
  deepEqual(pushNoticeOf(notice({ kind: "test", items: [] })), { kind: "test" });
});
