/**
 * How many frames a second reach their annotated handlers: by the dispatcher alone, and through a
 * whole server, all but sockets. With and without a schema for the body, with one route and with 200.
 *
 * @module
 */
import * as v from "valibot";
import {
  Controller,
  type Message,
  MessageMapping,
  permitAll,
  SendTo,
  StompServer,
} from "../../server/messaging/mod.ts";
import {
  bindRoute,
  type BoundRoute,
  createDispatcher,
  route,
} from "../../server/messaging/routing/mod.ts";
import { frame } from "../../shared/stomp/frame.ts";
import { connectedSession } from "../helper/session.ts";
import { CountingClient } from "./counting_client.ts";
import { rates, timesAsFast, type Work } from "./rate.ts";
import { median, type Report } from "./report.ts";

const Said = v.object({ text: v.pipe(v.string(), v.maxLength(2_000)) });
const BODY = JSON.stringify({ text: "Does it need TLS?" });
const ROUTES = 200;
/** Sessions of the whole server, and frames that each sends at once. */
const SESSIONS = 20;
const FRAMES = 50;

@Controller()
class ChatController {
  @MessageMapping("/rooms/{room}/any")
  takeAny(_message: Message<"/rooms/{room}/any">): void {}

  @MessageMapping("/rooms/{room}/say", { body: Said })
  takeSaid(_message: Message<"/rooms/{room}/say", typeof Said>): void {}

  @MessageMapping("/rooms/{room}/tell", { body: Said })
  @SendTo("/topic/rooms/{room}")
  tell({ body }: Message<"/rooms/{room}/tell", typeof Said>) {
    return { text: body.text };
  }
}

/** Frames a second to handlers. */
export async function dispatch({ quick }: { readonly quick: boolean }): Promise<Report> {
  const works = {
    "dispatcher, 1 controller": dispatcherWork("any", 0),
    "dispatcher, 1 controller, body with a schema": dispatcherWork("say", 0),
    "dispatcher, 200 routes": dispatcherWork("any", ROUTES),
    "dispatcher, 200 routes, body with a schema": dispatcherWork("say", ROUTES),
    "server, 1 controller": await serverWork("any", 0),
    "server, 1 controller, body with a schema": await serverWork("say", 0),
    "server, 200 routes, body with a schema": await serverWork("say", ROUTES),
    "server, 1 controller, body with a schema, told to a topic": await serverWork("tell", 0),
  };
  const batches = await rates(works, { turnMs: quick ? 50 : 150, turns: quick ? 3 : 9 });
  const found = perFrame(batches);
  return {
    title: "dispatch to annotated handlers",
    ratios: [
      {
        name: "dispatched/s, 200 routes to 1 controller",
        value: timesAsFast(found["dispatcher, 200 routes"], found["dispatcher, 1 controller"]),
      },
      {
        name: "handled/s, whole server to dispatcher alone, body with a schema",
        value: timesAsFast(
          found["server, 1 controller, body with a schema"],
          found["dispatcher, 1 controller, body with a schema"],
        ),
      },
    ],
    rows: Object.entries(found).map(([name, perSecond]) => ({
      "": name,
      "frames/s": median(perSecond),
    })),
  };
}

/** In frames, where the server's were measured in batches. */
function perFrame<N extends string>(found: Readonly<Record<N, readonly number[]>>): typeof found {
  const scaled = Object.entries<readonly number[]>(found).map(([name, rates]) => [
    name,
    name.startsWith("server") ? rates.map((rate) => rate * SESSIONS * FRAMES) : rates,
  ]);
  return Object.fromEntries(scaled);
}

/** Routes beside the controller, all of one shape; with a schema or for any body. */
function moreRoutes(count: number): readonly BoundRoute[] {
  return Array.from({ length: count }, (_, number) => [
    bindRoute(route(`/rooms/{room}/any/${number}`), () => {}),
    bindRoute(route(`/rooms/{room}/say/${number}`, { body: Said }), () => {}),
  ]).flat();
}

/** What is sent to: the controller's mapping, or each route in turn. */
function pathsOf(action: string, { room = "first", routes = 0 }): readonly string[] {
  const path = `/rooms/${room}/${action}`;
  return routes === 0 ? [path] : Array.from({ length: routes }, (_, number) => `${path}/${number}`);
}

function dispatcherWork(action: "any" | "say", routes: number): Work {
  const dispatcher = createDispatcher({
    controllers: [new ChatController()],
    routes: moreRoutes(routes / 2),
  });
  const session = connectedSession();
  const sends = pathsOf(action, { routes: routes / 2 }).map((path) => ({
    kind: "message" as const,
    path,
    frame: frame("SEND", { destination: `/app${path}` }, BODY),
    session,
  }));
  let turn = 0;
  return async (times) => {
    for (let done = 0; done < times; done++) {
      const send = sends[turn++ % sends.length];
      const outcome = send && await dispatcher.dispatch(send, () => {});
      if (outcome?.kind !== "handled") throw new Error(`Cannot go on: ${outcome?.kind}`);
    }
  };
}

async function serverWork(action: "any" | "say" | "tell", routes: number): Promise<Work> {
  const stomp = new StompServer({
    authorize: [permitAll],
    controllers: [new ChatController()],
  });
  for (let number = 0; number < routes; number++) {
    stomp.on(route(`/rooms/{room}/say/${number}`, { body: Said }), () => {});
  }
  const clients: CountingClient[] = [];
  for (let session = 0; session < SESSIONS; session++) {
    const client = await CountingClient.connect(stomp);
    if (action === "tell") {
      client.say(`SUBSCRIBE\nid:1\ndestination:/topic/rooms/${session}\n\n\0`);
    }
    clients.push(client);
  }
  const batches = clients.map((_, session) => {
    const paths = pathsOf(action, { room: `${session}`, routes });
    const sends = Array.from({ length: FRAMES }, (_, number) => {
      const path = paths[(session * FRAMES + number) % paths.length];
      const receipt = number === FRAMES - 1 ? "receipt:done\n" : "";
      return `SEND\ndestination:/app${path}\n${receipt}\n${BODY}\0`;
    });
    return sends.join("");
  });
  const answers = action === "tell" ? FRAMES + 1 : 1;
  // Counted in batches of all sessions.
  return async (times) => {
    for (let done = 0; done < times; done++) {
      await Promise.all(clients.map((client, at) => client.ask(batches[at] ?? "", answers)));
    }
  };
}
