/**
 * A chat behind a STOMP server, without sockets: people connect, say and read.
 *
 * @module
 */
import {
  chatAuthenticate,
  chatHandshake,
} from "../../server/chat/controller/access/authenticate.ts";
import { chatRules } from "../../server/chat/controller/access/authorize.ts";
import type { ChatUser } from "../../server/chat/controller/access/chat_user.ts";
import { chatControllers } from "../../server/chat/controller/controllers.ts";
import { closedRooms } from "../../server/chat/controller/access/closed_rooms.ts";
import { wireDesk } from "../../server/chat/controller/wiring/desk_wiring.ts";
import { wireChat } from "../../server/wiring/chat_wiring.ts";
import type { ChatOptions } from "../../server/chat/chat.ts";
import { type LogEntry, type RequestInfo, StompServer } from "../../server/messaging/mod.ts";
import { connect, type Peer } from "../../server/messaging/testing/peer.ts";
import { ERRORS } from "../../shared/chat/destination.ts";
import type { Sender } from "../../shared/chat/event.ts";
import { bodyText, type Frame, frame } from "../../shared/stomp/frame.ts";
import { START_MS, type TestChat, testChat } from "./chat.ts";
import { storesAtRest } from "./new_store.ts";
import { ON_KV } from "./test_store.ts";

/** Where clients without a socket come from. */
const NOWHERE: RequestInfo = { remoteAddr: { transport: "unix", path: "" } };

/** A connected person, who follows the queue of errors. */
export interface Person {
  readonly peer: Peer;
  readonly sender: Sender;
  /** Subscribes; the destination is the subscription's id. */
  subscribe(destination: string): void;
  /** Sends a body as JSON, or text as it is, and asks for a receipt of that name. */
  send(destination: string, body: unknown, receipt?: string): void;
}

/** The server, and the way in. */
export interface ChatServer {
  readonly chat: TestChat;
  readonly stomp: StompServer<ChatUser>;
  readonly log: readonly LogEntry[];
  readonly owner: Sender;
  reader(token?: string, network?: string): Promise<Person>;
  /** @returns the secret of a new session of the owner */
  signIn(): Promise<string>;
  author(secret?: string): Promise<Person>;
  /** Connects nobody yet; the secret is what came with the cookie, the network is named. */
  open(secret?: string, network?: string): Peer;
  /** Lets everybody go. */
  close(): void;
}

/** Starts a chat whose owner exists. */
export async function chatServer(options: Partial<ChatOptions> = {}): Promise<ChatServer> {
  const chat = testChat(options);
  const { store, clock, sessions } = chat;
  const account = { id: "owner", name: "Author", passwordHash: "", createdAt: START_MS };
  await store.putAuthor(account);
  const log: LogEntry[] = [];
  const stomp = new StompServer<ChatUser>({
    controllers: chatControllers(chat),
    authenticate: chatAuthenticate(chat),
    authorize: chatRules(clock),
    inboundInterceptors: [closedRooms(chat.sites)],
    clock,
    log: (entry) => log.push(entry),
  });
  wireChat(chat, stomp);
  const stopDesk = wireDesk(chat, stomp);
  const peers: Peer[] = [];

  const open = (secret?: string, network?: string) => {
    const shake = chatHandshake(() => secret, () => network);
    const attributes = shake(new Request("http://talk.test/stomp"), NOWHERE);
    const peer = patient(connect(stomp, { attributes }));
    peers.push(peer);
    return peer;
  };
  const join = async (peer: Peer, sender: Sender, headers = {}): Promise<Person> => {
    const answer = await peer.connect(headers);
    if (answer.command !== "CONNECTED") throw new Error(`Cannot connect: ${bodyText(answer)}`);
    const person: Person = {
      peer,
      sender,
      subscribe: (destination) => peer.send(frame("SUBSCRIBE", { destination, id: destination })),
      send: (destination, body, receipt) =>
        peer.send(frame(
          "SEND",
          { destination, receipt },
          typeof body === "string" ? body : JSON.stringify(body),
        )),
    };
    person.subscribe(ERRORS);
    return person;
  };
  const signIn = async () => (await sessions.open(account)).secret;
  return {
    chat,
    stomp,
    log,
    owner: { kind: "author", id: account.id, name: account.name },
    signIn,
    open,
    reader: (token = chat.readerTokens.issue().token, network = undefined) =>
      join(open(undefined, network), chat.readerTokens.read(token).sender, { passcode: token }),
    async author(secret) {
      return await join(open(secret ?? await signIn()), {
        kind: "author",
        id: account.id,
        name: account.name,
      });
    },
    close() {
      peers.forEach((peer) => peer.close());
      void stopDesk();
    },
  };
}

/** A peer to whom the server has something left to do while a store has something to answer. */
function patient(peer: Peer): Peer {
  const rest = peer.rest.bind(peer);
  return Object.assign(peer, {
    async rest() {
      if (ON_KV) await storesAtRest();
      return await rest();
    },
  });
}

/** A frame's body as JSON. */
export function jsonOf(frame: Frame): unknown {
  return JSON.parse(bodyText(frame));
}
