/**
 * A proxy before a server, on this machine, which gets one thing wrong: for tests of what looks at
 * servers from outside.
 *
 * @module
 */
import * as http from "node:http";
import * as https from "node:https";
import { connect, type Socket } from "node:net";

/** What a proxy does otherwise than it should. */
export interface FrontFaults {
  /** What it calls itself in `Server`; nothing if left out. */
  readonly server?: string;
  /** What becomes of upgrades: they are passed, refused, or taken and then not passed on. */
  readonly upgrade?: "pass" | "refuse" | "deaf";
  /** It cuts a socket as soon as the server has said CONNECTED over it. */
  readonly cuts?: boolean;
  /** It passes on what the server sends when all of it is there. */
  readonly collects?: boolean;
  /** It does not say for whom it asks. */
  readonly isSilent?: boolean;
  /** What it says in `Host`. */
  readonly host?: string;
  /** It takes no larger bodies, in bytes. */
  readonly maxBody?: number;
  /** It sends everybody there. */
  readonly redirect?: string;
  /** Headers that it leaves out on the way to the server. */
  readonly drops?: readonly string[];
  /** Headers of its own, in answers; an empty one leaves the server's out. */
  readonly answers?: Readonly<Record<string, string>>;
  /** It speaks TLS, with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A proxy that runs. */
export interface FrontProxy extends AsyncDisposable {
  /** Where it is reached. */
  readonly url: string;
}

const CLIENT = "203.0.113.7";

/** Starts a proxy before the server at `target`. */
export async function frontProxy(target: string, faults: FrontFaults = {}): Promise<FrontProxy> {
  const sockets = new Set<Socket>();
  const answer: http.RequestListener = (request, response) =>
    pass(request, response, target, faults);
  const server = faults.tls === undefined
    ? http.createServer(answer)
    : https.createServer(faults.tls, answer);
  server.on("upgrade", (request: http.IncomingMessage, socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    const back = relay(request, socket, target, faults);
    if (back !== undefined) sockets.add(back);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const scheme = faults.tls === undefined ? "http" : "https";
  return {
    url: `${scheme}://localhost:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function pass(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  target: string,
  faults: FrontFaults,
): void {
  const { redirect, maxBody = Infinity, collects, answers = {} } = faults;
  const named = faults.server === undefined ? {} : { server: faults.server };
  if (redirect !== undefined) {
    response.writeHead(301, { ...named, location: redirect + request.url }).end();
    return;
  }
  if (Number(request.headers["content-length"] ?? 0) > maxBody) {
    response.writeHead(413, named).end();
    return;
  }
  const back = http.request(target + request.url, {
    method: request.method ?? "GET",
    headers: headersFor(request, faults),
    agent: false,
  }, (answered) => {
    const headers = Object.entries({ ...answered.headers, ...answers, ...named })
      .filter(([, value]) => value !== undefined && value !== "");
    response.writeHead(
      answered.statusCode ?? 502,
      Object.fromEntries(headers) as http.OutgoingHttpHeaders,
    );
    if (collects === true) {
      const parts: Uint8Array[] = [];
      answered.on("data", (part: Uint8Array) => parts.push(part));
      answered.on("end", () => {
        for (const part of parts) response.write(part);
        response.end();
      });
    } else {
      response.flushHeaders();
      answered.on("data", (part: Uint8Array) => response.write(part));
      answered.on("end", () => response.end());
    }
  });
  back.on("error", () => response.writeHead(502, named).end());
  response.on("close", () => back.destroy());
  request.pipe(back);
}

/** Passes an upgrade on. @returns the socket to the server */
function relay(
  request: http.IncomingMessage,
  socket: Socket,
  target: string,
  faults: FrontFaults,
): Socket | undefined {
  const { upgrade = "pass", cuts } = faults;
  if (upgrade === "refuse") {
    socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    return undefined;
  }
  const { hostname, port } = new URL(target);
  const back = connect(Number(port), hostname);
  const headers = {
    ...headersFor(request, faults),
    connection: "Upgrade",
    upgrade: "websocket",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  back.write(`GET ${request.url} HTTP/1.1\r\n${lines.join("")}\r\n`);
  back.on("data", (data: Uint8Array) => {
    const isLast = cuts === true && new TextDecoder().decode(data).includes("CONNECTED\n");
    socket.write(data, isLast ? () => socket.end() : undefined);
  });
  if (upgrade === "pass") socket.on("data", (data: Uint8Array) => back.write(data));
  back.on("close", () => socket.destroy());
  socket.on("close", () => back.destroy());
  back.on("error", () => socket.destroy());
  return back;
}

function headersFor(
  request: http.IncomingMessage,
  { isSilent, host, drops = [] }: FrontFaults,
): Record<string, string> {
  const rows = Object.entries(request.headers)
    .filter(([name]) => !drops.includes(name))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return {
    ...Object.fromEntries(rows),
    ...isSilent !== true && { "x-forwarded-for": CLIENT },
    ...host !== undefined && { host },
  };
}
