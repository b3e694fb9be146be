/**
 * What it costs the server to take one message to one subscriber, beside a server that does no more
 * than one `send` for each: 200 octets, many subscribers, in bursts and paced. Counted is the CPU
 * time of this process; the clients have one of their own.
 *
 * @module
 */
import process from "node:process";
import { permitAll, StompServer } from "../../server/messaging/mod.ts";

/** What is measured. */
type Subject = (request: Request, info: Deno.ServeHandlerInfo) => Response;

interface Load {
  readonly subscribers: number;
  readonly messages: number;
  readonly pauseMs: number;
  readonly rounds: number;
}

interface Cost {
  /** Of the server's CPU, for each message delivered. */
  readonly cpuMicros: number;
  readonly deliveredPerSecond: number;
}

const BURST: Load = { subscribers: 500, messages: 100, pauseMs: 0, rounds: 4 };
const PACED: Load = { subscribers: 200, messages: 100, pauseMs: 20, rounds: 2 };

/** Joined sends. */
function stompServer(): Subject {
  const stomp = new StompServer({ authorize: [permitAll], endpoints: { "/stomp": {} } });
  return (request, info) => stomp.handle(request, info) ?? new Response();
}

/** Answers CONNECT and SUBSCRIBE, takes anything else to every subscriber. */
function rawServer(): Subject {
  const subscribers = new Set<WebSocket>();
  let messages = 0;
  return (request) => {
    const { socket, response } = Deno.upgradeWebSocket(request, { protocol: "v12.stomp" });
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (data.startsWith("CONNECT")) return socket.send("CONNECTED\nversion:1.2\n\n\0");
      if (data.startsWith("SUBSCRIBE")) {
        subscribers.add(socket);
        return socket.send("RECEIPT\nreceipt-id:1\n\n\0");
      }
      const body = data.slice(data.indexOf("\n\n"));
      const message =
        `MESSAGE\nsubscription:1\ndestination:/topic/bench\nmessage-id:raw-${++messages}` +
        `\ncontent-length:200${body}`;
      for (const subscriber of subscribers) subscriber.send(message);
    };
    socket.onclose = () => subscribers.delete(socket);
    return response;
  };
}

async function measure(subject: Subject, load: Load): Promise<Cost> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, subject);
  const clients = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      new URL("fan_out_clients.ts", import.meta.url).pathname,
      String(server.addr.port),
      String(load.subscribers),
    ],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const stdin = clients.stdin.getWriter();
  const lines = clients.stdout.pipeThrough(new TextDecoderStream()).getReader();
  await lines.read();
  const round = async () => {
    await stdin.write(new TextEncoder().encode(`${load.messages} ${load.pauseMs}\n`));
    await lines.read();
  };
  await round();
  const startMs = performance.now();
  const start = process.cpuUsage();
  for (let done = 0; done < load.rounds; done++) await round();
  const { user, system } = process.cpuUsage(start);
  const seconds = (performance.now() - startMs) / 1_000;
  await stdin.close();
  await clients.status;
  await lines.cancel();
  await server.shutdown();
  const delivered = load.rounds * load.messages * load.subscribers;
  return {
    cpuMicros: (user + system) / delivered,
    deliveredPerSecond: Math.round(delivered / seconds),
  };
}

async function compare(name: string, load: Load): Promise<void> {
  const raw = await measure(rawServer(), load);
  const joined = await measure(stompServer(), load);
  // deno-lint-ignore no-console
  console.table({
    [`${name}: one send for each`]: raw,
    [`${name}: this server`]: joined,
    [`${name}: ratio`]: {
      cpuMicros: raw.cpuMicros / joined.cpuMicros,
      deliveredPerSecond: joined.deliveredPerSecond / raw.deliveredPerSecond,
    },
  });
}

// `deno bench` measures time, and three times over; what counts here is CPU.
await compare("paced", PACED);
await compare("burst", BURST);
