/**
 * An author at the console's inbox and conversations, without a browser, who does by chance what
 * authors do; and knows what was answered to it.
 *
 * @module
 */
import { systemClock } from "../../../server/messaging/mod.ts";
import {
  commandOf,
  moderationOf,
  STOMP_PATH,
  whisperOf,
} from "../../../shared/chat/destination.ts";
import { type ConversationRef, newId, type RoomId } from "../../../shared/chat/id.ts";
import type { InboxPage } from "../../../shared/chat/inbox.ts";
import { ServerLink } from "../../../widget/connection/server_link.ts";
import { stompConnect } from "../../../widget/connection/stomp_connection.ts";
import type { OpenSocket } from "../../../widget/connection/stomp_socket.ts";
import { attend } from "../../../widget/state/attendant.ts";
import { openInbox } from "../../../widget/state/inbox.ts";
import type { Answer } from "../../../widget/state/link.ts";
import type { Conversation, Inbox } from "../../../widget/state/model.ts";
import { random } from "../../helper/chat.ts";
import { elapsed, PASSWORD } from "./troubled_stage.ts";

const ANSWER_MS = 30_000;

/** See the module. */
export class Blogger {
  readonly cookie: string;
  readonly inbox: Inbox;
  readonly link: ServerLink;
  /** Of messages it deleted, whose texts have to be gone. */
  readonly deleted = new Set<string>();
  readonly #origin: string;
  readonly #open = new Map<string, Conversation>();

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.cookie = cookie;
    this.link = authorLink(origin, cookie);
    this.inbox = openInbox({
      link: this.link,
      list: async ({ before, isOpen, ref }) => {
        const query = new URLSearchParams({
          ...before !== undefined && { before: String(before) },
          ...isOpen && { open: "yes" },
          ...ref !== undefined && { room: ref.room },
          ...ref?.whisper !== undefined && { whisper: ref.whisper },
        });
        const response = await this.call("GET", `/api/inbox?${query}`).catch(() => undefined);
        if (!response?.ok) {
          await response?.body?.cancel();
          return undefined;
        }
        return await response.json() as InboxPage;
      },
      clock: systemClock,
      random,
      loadAttending: () =>
        Promise.resolve({ attend: (attended: Parameters<typeof attend>[0]) => attend(attended) }),
    });
  }

  /** Signs in. */
  static async signIn(origin: string): Promise<Blogger> {
    for (;;) {
      const response = await fetch(`${origin}/api/session`, {
        method: "POST",
        headers: { origin, "content-type": "application/json" },
        body: JSON.stringify({ password: PASSWORD }),
      });
      const text = await response.text();
      if (response.ok) {
        const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
        return new Blogger(origin, cookie);
      }
      if (response.status < 500 && response.status !== 429) {
        throw new Error(`${response.status} ${text}`);
      }
      await elapsed(500);
    }
  }

  get conversations(): ReadonlyMap<string, Conversation> {
    return this.#open;
  }

  /** A conversation that stays open. */
  at(ref: ConversationRef): Conversation {
    const name = JSON.stringify([ref.room, ref.whisper]);
    const known = this.#open.get(name) ?? this.inbox.open(ref);
    this.#open.set(name, known);
    return known;
  }

  /** Asks the API. */
  async call(method: string, path: string, body?: object): Promise<Response> {
    return await fetch(this.#origin + path, {
      method,
      headers: { origin: this.#origin, cookie: this.cookie, "content-type": "application/json" },
      ...body !== undefined && { body: JSON.stringify(body) },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
  }

  /** Calls until the server has done it. @returns the last status */
  async insist(method: string, path: string): Promise<number> {
    for (;;) {
      try {
        const response = await this.call(method, path);
        await response.body?.cancel();
        if (response.status === 403) await this.#confirm();
        else if (response.status < 500 && response.status !== 429) return response.status;
      } catch {
        // The instance has gone, or says nothing.
      }
      await elapsed(500);
    }
  }

  /** Sends until it is answered, over as many connections as it takes. */
  async deliver(destination: string, body: unknown): Promise<Answer> {
    for (;;) {
      await this.#online();
      const answer = await this.#send(destination, body);
      if (answer?.kind === "answered") return answer;
      const code = answer?.refusal.code;
      if (code !== undefined && !["too-fast", "not-stored", "internal"].includes(code)) {
        return answer as Answer;
      }
      await elapsed(500);
    }
  }

  /** Keeps a reader out. @returns the measure's id */
  async ban(reader: string): Promise<string> {
    const id = newId(random);
    const answer = await this.deliver(moderationOf("ban"), { id, reader, site: "default" });
    if (answer.kind === "refused") throw new Error(`ban: ${JSON.stringify(answer.refusal)}`);
    return id;
  }

  /** Lets them in again. */
  async lift(id: string): Promise<void> {
    await this.deliver(moderationOf("lift"), { id });
  }

  /** Deletes a message. @returns whether it was there */
  async delete(ref: ConversationRef, { id, text }: { readonly id: string; readonly text: string }) {
    const conversation = ref.whisper === undefined
      ? `/app/rooms/${encodeURIComponent(ref.room)}`
      : whisperOf(ref.room, ref.whisper);
    const answer = await this.deliver(commandOf(conversation, "delete"), { id });
    if (answer.kind === "answered") this.deleted.add(text);
  }

  /** Publishes a whispered message. */
  async publish(room: RoomId, whisper: string, id: string): Promise<Answer> {
    return await this.deliver(commandOf(whisperOf(room, whisper), "publish"), {
      id,
      as: newId(random),
    });
  }

  close(): void {
    for (const conversation of this.#open.values()) conversation.close();
    this.inbox.close();
  }

  /** An instance whose clock is ahead takes what was confirmed for long ago. */
  async #confirm(): Promise<void> {
    const response = await this.call("POST", "/api/session/confirm", { password: PASSWORD });
    await response.body?.cancel();
  }

  #online(): Promise<void> {
    return new Promise((resolve) => {
      if (this.link.status.kind === "online") return resolve();
      const stop = this.link.watch(() => {
        if (this.link.status.kind !== "online") return;
        stop();
        resolve();
      });
    });
  }

  /** The answer; none when the link is lost before it. */
  #send(destination: string, body: unknown): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const stop = this.link.watch(() => {
        stop();
        resolve(undefined);
      });
      this.link.send({ destination, body }, (answer) => {
        stop();
        resolve(answer);
      });
    });
  }
}

function authorLink(origin: string, cookie: string): ServerLink {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  return new ServerLink({
    connect: stompConnect({
      open: socketWith(origin, cookie),
      host: new URL(origin).hostname,
      clock: systemClock,
    }),
    credentials: { passcode: () => Promise.resolve(undefined), renew: () => false, used() {} },
    clock: systemClock,
    random: Math.random,
    page: { window: new EventTarget(), document },
    hasNetwork: () => true,
  });
}

function socketWith(origin: string, cookie: string): OpenSocket {
  return (events) => {
    const options = {
      protocols: ["v12.stomp"],
      headers: { origin, cookie },
    } as unknown as string[];
    const socket = new WebSocket(`${origin.replace("http", "ws")}${STOMP_PATH}`, options);
    socket.onopen = () => events.opened();
    socket.onmessage = ({ data }) => events.heard(String(data));
    socket.onclose = ({ code }) => events.closed(code);
    return socket;
  };
}
