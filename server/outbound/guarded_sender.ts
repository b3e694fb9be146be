/**
 * Posts to addresses that authors name, and goes nowhere it should not: only to hosts the owner has
 * listed, only to the public internet, never after a redirect, never for long, never reading much.
 *
 * The name is resolved and looked at before; then the connection is made, and where it has led is
 * looked at again before anything is said over it. So a resolver that changes its mind in between
 * changes nothing. Deno lets a process with the permission for a name connect by that name alone, so
 * the address cannot be handed in; the connection is asked instead.
 *
 * @module
 */
import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { WebAnswer, WebPost, WebSender } from "../chat/notification/web_sender.ts";
import { isPrivateAddress } from "./private_address.ts";
import { readAnswer } from "./web_answer.ts";

/** All of it, from resolving to the end of the answer. */
const DEADLINE_MS = 15_000;

/** A host and a port. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What a {@linkcode GuardedSender} is made with. */
export interface GuardedSenderOptions {
  /** Hosts that may be posted to: `host`, which is its port 443, or `host:port`. */
  readonly hosts: readonly string[];
  /** The same, of one's own network: any port if none is named, and without TLS too. */
  readonly privateHosts: readonly string[];
  /** All addresses of a host; the system's if left out. */
  readonly resolve?: (endpoint: Endpoint) => Promise<readonly string[]>;
  /** Certificates that are trusted besides the usual ones, as PEM. */
  readonly ca?: string;
  readonly deadlineMs?: number;
}

/** A {@linkcode WebSender} that looks where it goes. */
export class GuardedSender implements WebSender {
  readonly #options: GuardedSenderOptions;

  constructor(options: GuardedSenderOptions) {
    this.#options = options;
  }

  faultOf(address: string): string | undefined {
    const url = URL.parse(address);
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
      return "The address must begin with https://.";
    }
    if (url.username !== "" || url.password !== "") {
      return "The address must have no user and password in it.";
    }
    const endpoint = endpointOf(url);
    if (isListed(endpoint, this.#options.privateHosts)) return undefined;
    if (url.protocol === "http:") {
      return "The address must begin with https://, unless OUTBOUND_PRIVATE_HOSTS names its host.";
    }
    const isAllowed = this.#options.hosts.some((host) => sameEndpoint(host, endpoint));
    if (isAllowed) return undefined;
    return `Nothing may be sent to ${
      printEndpoint(endpoint)
    }: whoever runs the server has to add ` +
      "it to WEBHOOK_HOSTS.";
  }

  async post(post: WebPost): Promise<WebAnswer> {
    const fault = this.faultOf(post.url);
    if (fault !== undefined) return { kind: "forbidden", reason: fault };
    const url = new URL(post.url);
    const attempt = new Attempt(this.#options.deadlineMs ?? DEADLINE_MS);
    try {
      return await this.#post(url, post, attempt);
    } catch (error) {
      return error instanceof ForbiddenError
        ? { kind: "forbidden", reason: error.message }
        : { kind: "unreachable", reason: attempt.isOver ? "no answer in time" : codeOf(error) };
    } finally {
      attempt.end();
    }
  }

  async #post(url: URL, post: WebPost, attempt: Attempt): Promise<WebAnswer> {
    const { privateHosts, resolve = resolveBySystem, ca } = this.#options;
    const endpoint = endpointOf(url);
    const mayBePrivate = isListed(endpoint, privateHosts);
    if (!mayBePrivate) {
      const addresses = await attempt.until(resolve(endpoint));
      if (addresses.length === 0) throw new Error("the host has no address");
      if (addresses.some(isPrivateAddress)) throw new ForbiddenError();
    }
    const socket = await attempt.until(connected(connect(endpoint), attempt, "connect"));
    if (!mayBePrivate && isPrivateAddress(socket.remoteAddress ?? "")) throw new ForbiddenError();
    const secure = url.protocol === "http:" ? socket : await attempt.until(
      connected(
        connectTls({ socket, servername: endpoint.host, ...ca !== undefined && { ca } }),
        attempt,
        "secureConnect",
      ),
    );
    return await attempt.until(exchange(secure, url, post));
  }
}

/** It has led to where nothing may be sent. */
class ForbiddenError extends Error {
  constructor() {
    super("The host is of a network of one's own, and OUTBOUND_PRIVATE_HOSTS does not name it.");
  }
}

/** One attempt: what it has opened is closed when it ends, and it ends in time. */
class Attempt {
  isOver = false;
  readonly #sockets = new Set<Socket>();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #late: Promise<never>;

  constructor(deadlineMs: number) {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.#late = promise;
    this.#timer = setTimeout(() => {
      this.isOver = true;
      reject(new Error("no answer in time"));
    }, deadlineMs);
  }

  add(socket: Socket): void {
    this.#sockets.add(socket);
  }

  until<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#late]);
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const socket of this.#sockets) socket.destroy();
  }
}

function connected<S extends Socket>(
  socket: S,
  attempt: Attempt,
  event: "connect" | "secureConnect",
): Promise<S> {
  attempt.add(socket);
  return new Promise((resolve, reject) => {
    // It stays: what breaks after the end is nobody's business any more.
    socket.on("error", reject);
    socket.once(event, () => resolve(socket));
  });
}

/** Says it over an open connection, and hears the answer. */
function exchange(socket: Socket, url: URL, { body, headers }: WebPost): Promise<WebAnswer> {
  return new Promise((resolve, reject) => {
    const bytes = new TextEncoder().encode(body);
    const request = requestHttp({
      method: "POST",
      path: url.pathname + url.search,
      headers: {
        ...headers,
        host: url.host,
        "content-length": String(bytes.length),
        connection: "close",
      },
      // With an agent, even none (false), another connection would be made.
      createConnection: () => socket,
    }, (response) => readAnswer(response).then(resolve, reject));
    request.on("error", reject);
    request.end(bytes);
  });
}

function resolveBySystem({ host, port }: Endpoint): Promise<readonly string[]> {
  // With the port Deno asks for the permission of that port alone, and not for the whole host's.
  const options = { all: true as const, port };
  return new Promise((resolve, reject) => {
    lookup(host, options, (error, addresses) => {
      if (error !== null) reject(error);
      else resolve(addresses.map(({ address }) => address));
    });
  });
}

function endpointOf({ hostname, port, protocol }: URL): Endpoint {
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port),
  };
}

function printEndpoint({ host, port }: Endpoint): string {
  const printed = host.includes(":") ? `[${host}]` : host;
  return port === 443 ? printed : `${printed}:${port}`;
}

/** Whether a listed host is this one; without a port it is port 443. */
function sameEndpoint(listed: string, endpoint: Endpoint): boolean {
  return listed.replace(/:443$/, "") === printEndpoint(endpoint);
}

/** Whether a host is listed, with this port or with none. */
function isListed({ host, port }: Endpoint, hosts: readonly string[]): boolean {
  const printed = host.includes(":") ? `[${host}]` : host;
  return hosts.includes(printed) || hosts.includes(`${printed}:${port}`);
}

/** Why it broke; its text might hold an address. */
function codeOf(error: unknown): string {
  const { code }: { code?: unknown } = Object(error);
  return typeof code === "string" ? code : "unreachable";
}
