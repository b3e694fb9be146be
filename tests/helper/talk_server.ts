/**
 * The whole server in the process of a test, in front of which the test can stand: count sockets,
 * let none through, or be gone for a while.
 *
 * @module
 */
import { compose } from "../../server/compose.ts";
import { readConfig } from "../../server/setting/config.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { HISTORY, historyOf } from "../../shared/chat/destination.ts";
import type { ChatMessage, RoomPage } from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import type { Connection } from "../../widget/connection/connection.ts";
import { stompConnect } from "../../widget/connection/stomp_connection.ts";
import { webSocketTo } from "../../widget/connection/stomp_socket.ts";
import { Arrivals } from "./arrivals.ts";
import { buildWidget } from "./built_widget.ts";
import { CHEAP, random } from "./chat.ts";
import { dataDir } from "./data_dir.ts";
import { memoryLog } from "./memory_log.ts";
import { PATIENCE_MS, within } from "./patience.ts";
import { freePort } from "./started.ts";
import { STORE_SETTINGS } from "./test_store.ts";

/** What stands in the way of a request. */
export type Hindrance =
  | "nothing"
  /** As proxies do that know no WebSocket. */
  | "no-socket"
  /** As proxies do that take the upgrade and let nothing through. */
  | "deaf-socket"
  /** Nothing gets through at all. */
  | "down";

/** A running server with a built widget. */
export class TalkServer implements AsyncDisposable {
  readonly origin: string;
  hindrance: Hindrance = "nothing";
  /** Sockets that were opened since the server started. */
  opened = 0;
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  readonly #open = new Set<WebSocket>();
  readonly #watchers = new Set<() => void>();
  readonly #dispose: () => Promise<void>;

  private constructor(port: string, start: (server: TalkServer) => () => Promise<void>) {
    this.origin = `http://localhost:${port}`;
    this.#dispose = start(this);
  }

  /** Builds the widget and serves it. @param env settings of the server */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<TalkServer> {
    await buildWidget();
    const folder = dataDir();
    const port = freePort();
    const settings: Readonly<Record<string, string>> = {
      PORT: port,
      DATA_DIR: folder.path,
      ...STORE_SETTINGS,
      ...env,
    };
    const config = readConfig((name) => settings[name]);
    const talk = await compose(config, {
      log: memoryLog().log,
      clock: systemClock,
      random,
      passwordCost: CHEAP,
    });
    return new TalkServer(port, (server) => {
      const { upgradeWebSocket } = Deno;
      const upgrade: typeof upgradeWebSocket = (request, options) => {
        const upgraded = upgradeWebSocket(request, options);
        server.#count(upgraded.socket);
        return upgraded;
      };
      Object.defineProperty(Deno, "upgradeWebSocket", { value: upgrade, configurable: true });
      // Browsers keep connections open that a shutdown would wait for.
      const end = new AbortController();
      const answering = new Set<Promise<Response>>();
      const serving = Deno.serve(
        { hostname: config.host, port: config.port, onListen() {}, signal: end.signal },
        (request, info) => {
          const answer = Promise.resolve(
            server.#hinder(request) ?? talk.handle(request, info),
          );
          answering.add(answer);
          return answer.finally(() => answering.delete(answer));
        },
      );
      return async () => {
        await talk.drain();
        end.abort();
        await serving.finished;
        // What a browser that is gone asked for last still opens its file.
        await Promise.allSettled(answering);
        await talk.close();
        Object.defineProperty(Deno, "upgradeWebSocket", {
          value: upgradeWebSocket,
          configurable: true,
        });
        folder[Symbol.dispose]();
      };
    });
  }

  /** Sockets that are open now. */
  get sockets(): number {
    return this.#open.size;
  }

  /** Resolves once so many sockets are open. */
  async socketsBecome(count: number): Promise<void> {
    const become = async () => {
      while (this.#open.size !== count) {
        await new Promise<void>((resolve) => this.#watchers.add(resolve));
        this.#watchers.clear();
      }
    };
    await within(PATIENCE_MS, `${count} open sockets`, become());
  }

  /** Ends every socket, as a network that is lost. */
  cut(): void {
    for (const socket of this.#open) socket.close(4000);
  }

  /** What was said in the room of a post, in order. */
  async log(path: string): Promise<readonly ChatMessage[]> {
    const answer = await fetch(`${this.origin}/api/reader`, { method: "POST" });
    const { token } = await answer.json();
    const { connection, drop } = await this.#connect(token);
    const pages = new Arrivals<RoomPage>();
    connection.follow(HISTORY, (page) => pages.push(page as RoomPage));
    const log: ChatMessage[] = [];
    for (let more = true; more;) {
      const body = { after: log.at(-1)?.seq ?? 0, limit: 100 };
      connection.send({ destination: historyOf(roomId(path)), body }, () => {});
      const page = await pages.next();
      log.push(...page.messages);
      more = page.more;
    }
    drop();
    return log;
  }

  #connect(passcode: string): Promise<{ connection: Connection; drop: () => void }> {
    return new Promise((resolve, reject) => {
      const drop = stompConnect({
        open: webSocketTo(new URL(`${this.origin.replace("http", "ws")}/stomp`)),
        host: "localhost",
        clock: { after: () => () => {} },
      })(passcode, {
        connected: (connection) => resolve({ connection, drop }),
        ended: reject,
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#dispose();
  }

  #hinder(request: Request): Response | undefined {
    const { pathname } = new URL(request.url);
    this.asked.push(pathname);
    const isUpgrade = request.headers.get("upgrade") !== null;
    if (this.hindrance === "down" || (isUpgrade && this.hindrance === "no-socket")) {
      return new Response(null, { status: 502 });
    }
    if (!isUpgrade || this.hindrance !== "deaf-socket") return undefined;
    return Deno.upgradeWebSocket(request, { protocol: "v12.stomp" }).response;
  }

  #count(socket: WebSocket): void {
    this.opened++;
    this.#open.add(socket);
    this.#tell();
    socket.addEventListener("close", () => {
      this.#open.delete(socket);
      this.#tell();
    });
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
