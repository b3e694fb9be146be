/**
 * Handlers and routes that must type-check; `routing_types_test.ts` compiles them.
 *
 * @module
 */
import * as v from "valibot";
import {
  bindRoute,
  Controller,
  ControllerAdvice,
  exceptionHandler,
  type FailedMessage,
  type InputOf,
  type Message,
  MessageExceptionHandler,
  MessageMapping,
  type OutputOf,
  route,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../server/messaging/routing/mod.ts";
import type { StompServer } from "../../server/messaging/stomp_server.ts";
import { Said, Say, ZodSaid, ZodSay } from "./schema.ts";

interface Member {
  readonly name: string;
  readonly admin: boolean;
}

/** What a session keeps. */
interface Kept {
  visits: number;
}

/** Whether two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
function assertType<_T extends true>(): void {}

/** Every shape a handler may have. */
@Controller("/chat")
@SendTo("/topic/all")
export class Chat {
  readonly #said = "said";

  @MessageMapping("/rooms/{room}/say/{id}", { body: Say, reply: Said })
  @SendTo("/topic/rooms/{room}", "/topic/ids/{id}")
  @SendToUser("/queue/said/{id}", { broadcast: false })
  say({ params, body }: Message<"/rooms/{room}/say/{id}", typeof Say>) {
    assertType<Same<typeof params, { readonly room: string; readonly id: string }>>();
    assertType<Same<typeof body, { text: string; size: number }>>();
    return { said: this.#said + params.room + body.text };
  }

  @MessageMapping("/later", { reply: Said })
  async later({ user }: Message<"/later", undefined, Member>) {
    return await Promise.resolve(user.admin ? { said: user.name } : undefined);
  }

  @MessageMapping("/stream", { reply: Said })
  async *stream({ signal }: Message<"/stream">) {
    while (!signal.aborted) yield await Promise.resolve({ said: "again" });
  }

  @MessageMapping("/nothing", { reply: Said })
  nothing(): void {}

  @MessageMapping(["/one/{room}", "/two/{room}/{id}"])
  @SendTo("/topic/{room}")
  several({ params, path }: Message<"/one/{room}" | "/two/{room}/{id}">) {
    return [path, params.room];
  }

  @SubscribeMapping("/rooms/{room}", { reply: Said })
  join({ params }: Message<"/rooms/{room}">) {
    return { said: params.room };
  }

  @SubscribeMapping("/rooms")
  rooms() {
    return whoever;
  }

  @SubscribeMapping("/later/{room}", { reply: Said })
  async joinLater({ params }: Message<"/later/{room}">) {
    return await Promise.resolve(params.room === "" ? null : { said: params.room });
  }

  @MessageMapping("/counted")
  counted({ session }: Message<"/counted", undefined, Member, Kept>) {
    assertType<Same<typeof session.attributes, Partial<Kept>>>();
    session.attributes.visits = (session.attributes.visits ?? 0) + 1;
    return session.user.admin;
  }

  @MessageMapping("/headers")
  headers(message: Message<"/headers">) {
    message.sendTo("/topic/a", 1, { priority: "9" });
    message.sendToUser("kim", "/queue/a", 1, { priority: "9" });
    message.reply("/queue/a", 1, { priority: "9" });
  }
}

/** The same schemas of another library. */
@Controller()
export class Zodiac {
  @MessageMapping("/say", { body: ZodSay, reply: ZodSaid })
  say({ body }: Message<"/say", typeof ZodSay>) {
    assertType<Same<typeof body, { text: string; size: number }>>();
    return { said: body.text + body.size.toFixed() };
  }
}

class Gone extends Error {
  readonly since = 0;
}

/** Every shape an exception handler may have. */
@ControllerAdvice()
export class Advice {
  @MessageExceptionHandler([Gone, RangeError], { params: ["room", "id"] })
  @SendTo("/topic/rooms/{room}")
  @SendToUser("/queue/{id}")
  onGone({ error, params }: FailedMessage<Gone | RangeError, "room" | "id">) {
    assertType<Same<typeof params, { readonly room: string; readonly id: string }>>();
    return [error.message, params.room];
  }

  @MessageExceptionHandler(Gone)
  async onMember({ error, user, session }: FailedMessage<Gone, never, Member, Kept>) {
    return await Promise.resolve([error.since, user.admin, session.attributes.visits?.toFixed()]);
  }

  @MessageExceptionHandler()
  onAnything({ error }: FailedMessage) {
    assertType<Same<typeof error, unknown>>();
    return String(error);
  }

  @MessageExceptionHandler(Gone)
  onWider({ error }: FailedMessage<Error>): void {
    assertType<Same<typeof error, Error>>();
  }

  @MessageExceptionHandler(Gone)
  handsOn(message: FailedMessage<Gone>) {
    return whoever(message);
  }
}

/** Exception handlers without a class. */
export const handlers = [
  exceptionHandler(Gone, ({ error, params }) => {
    assertType<Same<typeof params, Record<never, never>>>();
    return error.since;
  }, { sendTo: "/topic/gone" }),
  exceptionHandler([Gone, TypeError], ({ error, params }) => [error.message, params.room], {
    params: ["room"],
    sendTo: ["/topic/{room}", "/topic/gone"],
    sendToUser: "/queue/{room}",
    broadcast: false,
  }),
  exceptionHandler([], ({ error }) => assertType<Same<typeof error, unknown>>()),
];

/** A helper that takes any message. */
export function whoever(message: Message): string {
  return `${message.user.name} at ${message.params["room"] ?? message.path}`;
}

/** A handler that hands its message on. */
@Controller()
export class HandsOn {
  @MessageMapping("/rooms/{room}")
  enter(message: Message<"/rooms/{room}">) {
    return whoever(message);
  }
}

const say = route("/rooms/{room}/say", {
  body: Say,
  reply: Said,
  sendTo: ["/topic/rooms/{room}", "/topic/all"],
  sendToUser: "/queue/said",
});
assertType<Same<InputOf<typeof say.body>, { text: string; size: string }>>();
assertType<Same<OutputOf<typeof say.reply>, { said: string }>>();

/** Routes with their handlers. */
export const bound = [
  bindRoute(say, ({ body, params }) => ({ said: params.room + body.text + body.size.toFixed() })),
  bindRoute(say, async function* ({ user }: Message<"/rooms/{room}/say", typeof Say, Member>) {
    yield await Promise.resolve({ said: String(user.admin) });
  }),
  bindRoute(route("/anything", { body: v.unknown() }), ({ body }) => body),
  bindRoute(route(["/one/{room}", "/two/{room}"], { sendTo: "/topic/{room}" }), () => null),
  bindRoute(
    route("/rooms", { kind: "subscribe", reply: Said }),
    async ({ user }) => await Promise.resolve({ said: user.name }),
  ),
  bindRoute(
    route("/zod", { body: ZodSay, reply: ZodSaid }),
    ({ body }) => ({ said: body.size.toFixed() }),
  ),
];

/** A server's users and attributes are those of the routes it is given. */
export function give(server: StompServer<Member, Kept>): void {
  server.on(say, ({ user, session }) => ({
    said: `${user.admin} ${session.attributes.visits?.toFixed()}`,
  }));
}
