/**
 * The ways to authors: their channels, and their browsers where the server pushes.
 *
 * @module
 */
import type { Store } from "../../../storage/store.ts";
import type { Attempt } from "../outbox.ts";
import { pushMessageOf } from "../push_notice.ts";
import type { PushDevice, PushDevices, PushSender } from "../push_sender.ts";
import type { MessageNotice, PushNotice } from "../../../../shared/chat/push.ts";
import type { ChannelSender } from "./channel_sender.ts";
import type { Notice } from "./notice.ts";
import type { NoticeBook } from "./notice_book.ts";
import { isInUse } from "./notice_record.ts";
import type { Route, Routes } from "./route.ts";

/** What {@linkcode ChannelRoutes} are made with. */
export interface ChannelRoutesOptions {
  readonly store: Pick<Store, "authors">;
  readonly book: NoticeBook;
  readonly sender: ChannelSender;
  /** Where the server pushes, what does. */
  readonly push: PushSender | undefined;
  readonly devices: PushDevices;
}

/** Knows the ways to authors. */
export class ChannelRoutes implements Routes {
  readonly #options: ChannelRoutesOptions;

  constructor(options: ChannelRoutesOptions) {
    this.#options = options;
  }

  async authors(): Promise<readonly string[]> {
    const { book, push, store } = this.#options;
    if (push === undefined) return book.tellable();
    return (await store.authors()).map(({ id }) => id);
  }

  async of(author: string): Promise<readonly Route[]> {
    const { book, sender, push, devices } = this.#options;
    const channels = book.of(author).channels.filter(isInUse).map((channel): Route => ({
      id: channel.id,
      since: channel.since,
      tell: (notice) => sender.send(channel, notice),
    }));
    if (push === undefined) return channels;
    const browsers = (await devices.of(author)).map((device): Route => ({
      id: `push-${device.id}`,
      since: 0,
      tell: (notice) => this.#push(device, notice),
    }));
    return [...channels, ...browsers];
  }

  async #push({ id, subscription }: PushDevice, notice: Notice): Promise<Attempt> {
    const { push, devices } = this.#options;
    const channel = `push-${id}`;
    if (push === undefined) return { kind: "needless" };
    const delivery = await push.send(subscription, pushMessageOf(pushNoticeOf(notice)));
    if (delivery.kind !== "gone") return { ...delivery, channel };
    await devices.remove(notice.author, id);
    return { kind: "refused", channel, reason: "the browser takes no more messages" };
  }
}

/** A notice, as the console's worker puts it into words. */
export function pushNoticeOf({ kind, items, count, author }: Notice): PushNotice {
  const last = items.at(-1);
  if (kind === "test" || last === undefined) return { kind: "test" };
  if (kind === "digest") return { kind: "digest", count };
  const { id, room, whisper, reason, title, said } = last;
  const notice: MessageNotice = {
    kind: "message",
    author,
    room,
    ...whisper !== undefined && { whisper },
    id,
    ...reason === "question" && { question: true as const },
    ...reason === "held" && { held: true as const },
    from: said?.from ?? "",
    title,
    ...said !== undefined && { text: said.text },
  };
  return notice;
}
