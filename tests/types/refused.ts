/**
 * Handlers and routes that must not type-check. Each fault stands below a line that names the error
 * it must give; `routing_types_test.ts` takes these lines out and compares.
 *
 * @module
 */
import {
  bindRoute,
  Controller,
  type Message,
  MessageMapping,
  route,
  SendTo,
  SendToUser,
  SubscribeMapping,
} from "../../server/messaging/routing/mod.ts";
import { Said, Say } from "./schema.ts";

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
];
