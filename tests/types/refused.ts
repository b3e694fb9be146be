/**
 * Handlers and routes that must not type-check. Each fault stands below a line that names the error
 * it must give; `routing_types_test.ts` takes these lines out and compares.
 *
 * @module
 */
import {
  bindRoute,
  Controller,
  exceptionHandler,
  type FailedMessage,
  type Message,
  MessageExceptionHandler,
  MessageMapping,
  route,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../server/messaging/routing/mod.ts";
import type { StompServer } from "../../server/messaging/stomp_server.ts";
import { Refused } from "../../shared/refusal.ts";
import { Said, Say, ZodSaid, ZodSay } from "./schema.ts";

interface Member {
  readonly name: string;
  readonly admin: boolean;
}

/** Faulty variables and paths. */
@Controller()
export class Paths {
  @MessageMapping("/rooms/{room}")
  misspelt({ params }: Message<"/rooms/{room}">) {
    // @ts-expect-error TS2551: the path has no {rom}
    return params.rom;
  }

  // @ts-expect-error TS1241: the handler is typed with another variable
  @MessageMapping("/rooms/{room}")
  otherVariable({ params }: Message<"/rooms/{id}">) {
    return params.id;
  }

  // @ts-expect-error TS1241: the handler is typed with another path
  @MessageMapping("/rooms/{room}")
  otherPath({ user }: Message<"/rooms">) {
    return user.name;
  }

  // @ts-expect-error TS1241: one of the paths has no {id}
  @MessageMapping(["/one/{room}", "/two/{room}/{id}"])
  onePath({ params }: Message<"/two/{room}/{id}">) {
    return params.id;
  }

  @MessageMapping(["/one/{room}", "/two/{room}/{id}"])
  notInBoth({ params }: Message<"/one/{room}" | "/two/{room}/{id}">) {
    // @ts-expect-error TS2339: one of the paths has no {id}
    return params.id;
  }
}

/** Destinations with variables that no path binds. */
@Controller()
export class Destinations {
  @MessageMapping("/rooms/{room}")
  // @ts-expect-error TS1241: the path has no {rom}
  @SendTo("/topic/rooms/{rom}")
  misspelt({ params }: Message<"/rooms/{room}">) {
    return params.room;
  }

  @MessageMapping("/rooms/{room}")
  // @ts-expect-error TS1241: the path has no {id}
  @SendTo("/topic/rooms/{room}", "/topic/{id}")
  second({ params }: Message<"/rooms/{room}">) {
    return params.room;
  }

  @MessageMapping("/rooms/{room}")
  // @ts-expect-error TS1241: the path has no {id}
  @SendToUser("/queue/{id}")
  user({ params }: Message<"/rooms/{room}">) {
    return params.room;
  }
}

/** Bodies and replies that do not fit their schemas. */
@Controller()
export class Bodies {
  // @ts-expect-error TS1241: nothing checks the body
  @MessageMapping("/unchecked")
  unchecked({ body }: Message<"/unchecked", typeof Say>) {
    return body.text;
  }

  // @ts-expect-error TS1241: another schema checks the body
  @MessageMapping("/other", { body: Said })
  other({ body }: Message<"/other", typeof Say>) {
    return body.text;
  }

  // @ts-expect-error TS1241: the reply lacks a field
  @MessageMapping("/reply", { reply: Said })
  reply() {
    return { sayd: "" };
  }

  // @ts-expect-error TS1241: the promised reply lacks a field
  @MessageMapping("/later", { reply: Said })
  async later() {
    return await Promise.resolve({ sayd: "" });
  }

  // @ts-expect-error TS1241: the values lack a field
  @MessageMapping("/stream", { reply: Said })
  async *stream() {
    yield await Promise.resolve({ sayd: "" });
  }

  // @ts-expect-error TS1241: the reply lacks a field
  @SubscribeMapping("/subscribed", { reply: Said })
  subscribed() {
    return { sayd: "" };
  }

  // @ts-expect-error TS1241: a subscription is answered once
  @SubscribeMapping("/once", { reply: Said })
  async *once() {
    yield await Promise.resolve({ said: "" });
  }
}

/** The same of another library. */
@Controller()
export class Zodiac {
  // @ts-expect-error TS1241: nothing checks the body
  @MessageMapping("/unchecked")
  unchecked({ body }: Message<"/unchecked", typeof ZodSay>) {
    return body.text;
  }

  @MessageMapping("/field", { body: ZodSay })
  field({ body }: Message<"/field", typeof ZodSay>) {
    // @ts-expect-error TS2551: the body has no such field
    return body.txt;
  }

  @MessageMapping("/transformed", { body: ZodSay })
  transformed({ body }: Message<"/transformed", typeof ZodSay>) {
    // @ts-expect-error TS2339: the schema made a number of it
    return body.size.trim();
  }

  // @ts-expect-error TS1241: the reply lacks a field
  @MessageMapping("/reply", { reply: ZodSaid })
  reply() {
    return { sayd: "" };
  }

  // @ts-expect-error TS1241: the promised reply lacks a field
  @SubscribeMapping("/later", { reply: ZodSaid })
  async later() {
    return await Promise.resolve({ sayd: "" });
  }
}

/** Users and attributes that are not as the handler says. */
@Controller()
export class Users {
  @MessageMapping("/user")
  user({ user }: Message<"/user">) {
    // @ts-expect-error TS2339: not every user has this
    return user.admin;
  }

  // @ts-expect-error TS1241: a session's user has a name
  @MessageMapping("/nameless")
  // @ts-expect-error TS2344: a user has a name
  nameless({ user }: Message<"/nameless", undefined, { readonly id: string }>) {
    return user.id;
  }

  @MessageMapping("/attribute")
  attribute({ session }: Message<"/attribute", undefined, Member, { visits: number }>) {
    // @ts-expect-error TS2322: it is a number
    session.attributes.visits = "one";
    // @ts-expect-error TS2551: it has another name
    return session.attributes.visit;
  }

  @MessageMapping("/unset")
  unset({ session }: Message<"/unset", undefined, Member, { visits: number }>) {
    // @ts-expect-error TS18048: it may not be there yet
    return session.attributes.visits.toFixed();
  }

  @MessageMapping("/headers")
  headers({ reply }: Message<"/headers">) {
    // @ts-expect-error TS2322: a header is text
    reply("/queue/a", 1, { priority: 9 });
  }
}

class Gone extends Error {
  readonly since = 0;
}

/** Faulty exception handlers. */
@Controller()
export class Failures {
  // @ts-expect-error TS1241: it handles other errors
  @MessageExceptionHandler(RangeError)
  other({ error }: FailedMessage<Gone>) {
    return error.since;
  }

  // @ts-expect-error TS1241: one of the errors is no Gone
  @MessageExceptionHandler([Gone, RangeError])
  oneOf({ error }: FailedMessage<Gone>) {
    return error.since;
  }

  // @ts-expect-error TS1241: anything may be thrown
  @MessageExceptionHandler()
  anything({ error }: FailedMessage<Error>) {
    return error.message;
  }

  // @ts-expect-error TS1241: it does not ask for the variable
  @MessageExceptionHandler(Gone)
  unasked({ params }: FailedMessage<Gone, "room">) {
    return params.room;
  }

  @MessageExceptionHandler(Gone, { params: ["room"] })
  misspelt({ params }: FailedMessage<Gone, "room">) {
    // @ts-expect-error TS2551: it has not asked for {rom}
    return params.rom;
  }

  @MessageExceptionHandler(Gone, { params: ["room"] })
  // @ts-expect-error TS1241: it has not asked for {rom}
  @SendTo("/topic/{rom}")
  target({ params }: FailedMessage<Gone, "room">) {
    return params.room;
  }

  @MessageExceptionHandler(Gone)
  // @ts-expect-error TS1241: it has not asked for {room}
  @SendToUser("/queue/{room}")
  unbound({ error }: FailedMessage<Gone>) {
    return error.message;
  }
}

/** Faulty exception handlers without a class. */
export const handlers = [
  // @ts-expect-error TS2339: a RangeError has no such field
  exceptionHandler(RangeError, ({ error }) => error.since),
  // @ts-expect-error TS2339: it has not asked for {room}
  exceptionHandler(Gone, ({ params }) => params.room),
  // @ts-expect-error TS2322: it has not asked for {room}
  exceptionHandler(Gone, () => 1, { sendTo: "/topic/{room}" }),
  // @ts-expect-error TS2322: it has not asked for {rom}
  exceptionHandler(Gone, () => 1, { params: ["room"], sendToUser: "/queue/{rom}" }),
  // @ts-expect-error TS2345: an error is a class
  exceptionHandler(new Gone(), () => 1),
];

/** Decorators in the wrong place. */
// @ts-expect-error TS1238: a class is no handler
@MessageMapping("/class")
export class Places {
  // @ts-expect-error TS1240: a field is no handler
  @MessageMapping("/field")
  field = 1;

  // @ts-expect-error TS1241: a method is no controller
  @Controller()
  method() {}
}

const say = route("/rooms/{room}/say", { body: Say, reply: Said });

/** Faulty routes. */
export const routes = [
  // @ts-expect-error TS2322: the path has no {rom}
  route("/rooms/{room}", { sendTo: "/topic/{rom}" }),
  // @ts-expect-error TS2322: the path has no {rom}
  route("/rooms/{room}", { sendToUser: "/queue/{rom}" }),
  // @ts-expect-error TS2551: the path has no {rom}
  bindRoute(say, ({ params }) => ({ said: params.rom })),
  // @ts-expect-error TS2551: the body has no such field
  bindRoute(say, ({ body }) => ({ said: body.txt })),
  // @ts-expect-error TS2322: the reply lacks a field
  bindRoute(say, () => ({ sayd: "" })),
  // @ts-expect-error TS2345: a subscription is answered once
  bindRoute(route("/rooms", { kind: "subscribe", reply: Said }), async function* () {
    yield await Promise.resolve({ said: "" });
  }),
];

/** Handlers that are not for the users and attributes of the server. */
export function give(server: StompServer, kept: StompServer<Member, { visits: number }>): void {
  // @ts-expect-error TS2345: the server has other users
  server.on(say, ({ user }: Message<"/rooms/{room}/say", typeof Say, Member>) => ({
    said: String(user.admin),
  }));
  // @ts-expect-error TS2339: the server's users have no such field
  server.on(say, ({ user }) => ({ said: String(user.admin) }));
  // @ts-expect-error TS2551: the sessions have no such attribute
  kept.on(say, ({ session }) => ({ said: String(session.attributes.visit) }));
  // @ts-expect-error TS2345: a subscription is answered once
  kept.on(route("/rooms", { kind: "subscribe", reply: Said }), async function* () {
    yield await Promise.resolve({ said: "" });
  });
  // @ts-expect-error TS2322: the attribute is no text
  kept.on(say, ({ session }) => ({ said: session.attributes.visits ?? "" }));
}

/** Refusals that do not say what a client does next. */
export const refusals = [
  // @ts-expect-error TS2345: no client knows such a code
  new Refused({ code: "forbiden", message: "No." }),
];
