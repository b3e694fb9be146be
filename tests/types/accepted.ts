/**
 * Handlers and routes that must type-check; `routing_types_test.ts` compiles them.
 *
 * @module
 */
import * as v from "valibot";
import {
  bindRoute,
  Controller,
  type InputOf,
  type Message,
  MessageMapping,
  type OutputOf,
  route,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../server/messaging/routing/mod.ts";
import { Said, Say } from "./schema.ts";

interface Member {
  readonly name: string;
  readonly admin: boolean;
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
}

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
];
