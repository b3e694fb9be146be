import { deepEqual, equal, match } from "node:assert/strict";
import { route } from "../../server/messaging/mod.ts";
import type { Peer } from "../../server/messaging/testing/peer.ts";
import { FrameDecoder } from "../../shared/stomp/decoder.ts";
import { bodyText, type Frame, frame } from "../../shared/stomp/frame.ts";
import { type Input, inputs, type Outcome, PREPARATION } from "../helper/stomp_input.ts";
import { OPCODE, rawFrame, writeAll } from "../helper/raw_websocket.ts";
import { withStompSite } from "../helper/stomp_site.ts";
import { type Trial, trial } from "../helper/stomp_trial.ts";

/** A connection in a state, and how it gets on from there. */
interface Situation {
  readonly peer: Peer;
  /** The message that waits for its acknowledgement. */
  readonly ackId?: string;
  /** Ends what the input has to wait for. */
  readonly proceed?: () => void;
  /** How many frames come then that are not the input's. */
  readonly others?: number;
}

/** A state: how to get there, and what follows from an input there, after what it waits for. */
interface State {
  readonly arrive: (server: Server) => Situation | Promise<Situation>;
  /** `ignored`: nothing follows, ever. */
  readonly outcome: (input: Input) => Outcome | "ignored";
}

/** A server whose authentication and whose handler of `/slow` wait for the test. */
interface Server extends Trial {
  /** Logs in whoever waits. */
  readonly admit: () => void;
  /** Finishes what handlers do. */
  readonly finish: () => void;
}

function slowServer(): Server {
  const waiting: (() => void)[] = [];
  const working: (() => void)[] = [];
  const server = trial({
    authenticate: async ({ login = "reader" }) => {
      if (login === "slow") await new Promise<void>((resolve) => waiting.push(resolve));
      return { name: login };
    },
  });
  server.stomp.on(route("/slow"), () => new Promise<void>((resolve) => working.push(resolve)));
  return {
    ...server,
    admit: () => waiting.splice(0).forEach((admit) => admit()),
    finish: () => working.splice(0).forEach((finish) => finish()),
  };
}

async function prepared(server: Server): Promise<Situation> {
  const peer = await server.connected();
  peer.send(PREPARATION);
  const { headers } = await peer.next();
  await peer.rest();
  return { peer, ackId: headers.get("ack") ?? "" };
}

const STATES: Readonly<Record<string, State>> = {
  "before CONNECT": {
    arrive: ({ open }) => ({ peer: open() }),
    outcome: ({ first }) => first,
  },
  "while CONNECT is authenticated": {
    async arrive({ open, admit }) {
      const peer = open();
      peer.send("CONNECT\naccept-version:1.2\nhost:x\nlogin:slow\n\n\0");
      await peer.rest();
      return { peer, proceed: admit, others: 1 };
    },
    outcome: ({ fresh }) => fresh,
  },
  "when connected": { arrive: prepared, outcome: ({ prepared }) => prepared },
  "while a frame is worked on": {
    async arrive(server) {
      const situation = await prepared(server);
      situation.peer.send(frame("SEND", { destination: "/app/slow" }));
      await situation.peer.rest();
      return { ...situation, proceed: server.finish };
    },
    outcome: ({ prepared }) => prepared,
  },
  "after DISCONNECT": {
    async arrive(server) {
      const situation = await prepared(server);
      situation.peer.send(frame("DISCONNECT", {}));
      return situation;
    },
    outcome: () => "ignored",
  },
  "after an ERROR": {
    async arrive(server) {
      const situation = await prepared(server);
      // A client that does not read does not see the close either.
      situation.peer.stuck = true;
      situation.peer.send("NONSENSE\n\n\0");
      equal((await situation.peer.rest())[0]?.command, "ERROR");
      return situation;
    },
    outcome: () => "ignored",
  },
};

/** What came, as an {@linkcode Outcome}. */
async function outcomeOf(frames: readonly Frame[], closed: Promise<{ code: number }>) {
  // A NACK has its message come again.
  const [answer, ...more] = frames.filter(({ command }) => command !== "MESSAGE");
  if (answer === undefined) return "ignored";
  deepEqual(more.map(({ command }) => command), [], "one answer and no more");
  if (answer.command === "CONNECTED") return "CONNECTED";
  const receipt = answer.headers.get("receipt-id");
  if (answer.command !== "ERROR") return receipt === "r" ? answer.command : `${receipt}?`;
  match(answer.headers.get("message") ?? "", /^Cannot /);
  equal(answer.headers.get("content-type"), "text/plain");
  return [answer.command, (await closed).code, ...receipt === undefined ? [] : [receipt]].join(" ");
}

for (const [name, state] of Object.entries(STATES)) {
  for (const { name: sent } of inputs("")) {
    Deno.test(`${sent} ${name} has its outcome, and nobody else notices (Session)`, async () => {
      const server = slowServer();
      const healthy = await server.connected({ login: "healthy" });
      healthy.send(frame("SUBSCRIBE", { id: "h", destination: "/topic/health" }));
      await healthy.rest();
      const { peer, ackId = "", proceed, others = 0 } = await state.arrive(server);
      const input = inputs(ackId).find((each) => each.name === sent);
      if (input === undefined) throw new Error(`Cannot find the input "${sent}"`);
      peer.send(input.data);
      let frames = await peer.rest();
      if (proceed !== undefined) {
        deepEqual(frames, [], "it waits");
        proceed();
        frames = (await peer.rest()).slice(others);
      }
      const expected = state.outcome(input);
      equal(await outcomeOf(frames, peer.closed), expected);
      healthy.send(frame("SEND", { destination: "/topic/health", receipt: "h" }, "well"));
      deepEqual((await healthy.rest()).map(({ command }) => command), ["MESSAGE", "RECEIPT"]);
      const lives = expected === "RECEIPT" && sent !== "DISCONNECT" || expected === "CONNECTED";
      equal(server.stomp.registry.sessionCount, 1 + (lives ? 1 : 0));
      for (const each of [peer, healthy]) each.close();
      server.admit();
      server.finish();
      await healthy.rest();
      server.clock.advance(10_000);
      nothingIsLeft(server);
    });
  }
}

function nothingIsLeft({ stomp: { registry }, clock }: Trial): void {
  const { sessionCount, subscriptionCount, unacknowledgedCount, transactionCount } = registry;
  deepEqual([sessionCount, subscriptionCount, unacknowledgedCount, transactionCount], [0, 0, 0, 0]);
  // What waits in a queue is kept, and so is the timer of its age.
  equal(clock.pending, registry.queuedCount > 0 ? 1 : 0);
}

Deno.test("every input has its outcome on a socket, and another client notices nothing (Session)", async () => {
  const limits = { leaveTimeoutMs: 0 };
  await withStompSite({ limits }, async ({ raw, client, stomp }) => {
    const healthy = await client();
    await healthy.subscribe("/topic/health");
    for (const state of ["first", "fresh"] as const) {
      for (const input of inputs("none")) {
        const hostile = await raw();
        if (state === "fresh") await hostile.send("CONNECT\naccept-version:1.2\nhost:x\n\n\0");
        const opcode = typeof input.data === "string" ? OPCODE.text : OPCODE.binary;
        await writeAll(hostile.socket, rawFrame(input.data, { opcode }));
        const lives = !input[state].startsWith("ERROR");
        if (lives) await hostile.send("DISCONNECT\n\n\0");
        const { text, code } = await hostile.readToEnd();
        const answers = framesIn(text).slice(state === "fresh" ? 1 : 0);
        const seen = await outcomeOf(answers, Promise.resolve({ code }));
        equal(seen, input[state], `${input.name} (${state})`);
        if (lives) equal(code, 1000);
        await healthy.publish("/topic/health", input.name);
        equal((await healthy.messages.next()).body, input.name);
      }
    }
    equal(stomp.registry.sessionCount, 1);
  });
});

/** What a server wrote. */
function framesIn(text: string): readonly Frame[] {
  const decoder = new FrameDecoder({ version: "1.2", from: "server" });
  decoder.push(text);
  const frames: Frame[] = [];
  for (let next = decoder.next(); next.kind === "frame"; next = decoder.next()) {
    frames.push(next.frame);
  }
  return frames;
}

Deno.test("a body that comes back is that of its SEND, whatever is in work meanwhile", async () => {
  const server = slowServer();
  const peer = await server.connected();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/topic/a" }));
  peer.send(frame("SEND", { destination: "/app/slow" }));
  for (const body of ["1", "2", "3"]) peer.send(frame("SEND", { destination: "/topic/a" }, body));
  deepEqual(await peer.rest(), []);
  server.finish();
  deepEqual((await peer.rest()).map(bodyText), ["1", "2", "3"]);
});
