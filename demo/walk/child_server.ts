/**
 * The server a walk is taken through: `deno task start` as a process, with a new and empty data
 * folder.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { inTime } from "./narrator.ts";

const SERVER = fileURLToPath(new URL("../../server/", import.meta.url));
const START = `${SERVER}start.ts`;
/** What the server says once it can be reached, and the link it prints while nobody is the author. */
const READY = /smallTalk is ready at (\S+)/;
const LINK = /This link works once:\s+\S+#link=(\S+)\n/;
/** The first start may have to fetch packages. */
const START_PATIENCE_MS = 60_000;
/** A server that shall stop takes five seconds at most. */
const STOP_PATIENCE_MS = 10_000;

/** Whatever else is set where the walk is started, it walks through a server as it comes. */
const UNSET = {
  KV_URL: "",
  HOST: "",
  PUBLIC_URL: "",
  ALLOWED_ORIGINS: "",
  SITES_FILE: "",
  TRUSTED_PROXIES: "",
  OWNER_PASSWORD: "",
  IDENTITY_KEY: "",
  DEMO: "",
};

/** How the server is started. */
export interface ChildServerOptions {
  readonly port: number;
  /** Settings besides `PORT` and `DATA_DIR`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What stands in the file that `SITES_FILE` names; no file if left out. */
  readonly sitesFile?: unknown;
  /** Another program than `deno task start` runs. */
  readonly program?: string;
  /** Where the server keeps its data; by default in a file of SQLite. */
  readonly store?: StoreKind;
}

/** As the setting `STORE` says. */
export type StoreKind = "sqlite" | "kv" | "memory";

/** What came of a program. */
export interface Ran {
  readonly success: boolean;
  /** The first line it wrote. */
  readonly line: string;
}

/** A server of one's own, which can be killed and started again on the same folder. */
export class ChildServer {
  readonly #options: ChildServerOptions;
  readonly #env: Readonly<Record<string, string>>;
  /** A folder of this walk alone. */
  readonly folder: string;
  /** In it, the folder the server keeps everything in. */
  readonly dataDir: string;
  readonly store: StoreKind;
  #child: Deno.ChildProcess | undefined;
  #removed: Promise<void> | undefined;
  #ended: Promise<unknown> = Promise.resolve();
  /** All it has written since it was last started. */
  output = "";

  constructor(options: ChildServerOptions) {
    const { port, settings, sitesFile, store = "sqlite" } = options;
    this.#options = options;
    this.store = store;
    this.folder = Deno.makeTempDirSync({ prefix: "small-talk-walk-" });
    this.dataDir = `${this.folder}/data`;
    Deno.mkdirSync(this.dataDir);
    const own = { PORT: String(port), DATA_DIR: this.dataDir, STORE: store };
    this.#env = { ...UNSET, ...settings, ...own };
    if (sitesFile === undefined) return;
    const path = `${this.folder}/sites.json`;
    Deno.writeTextFileSync(path, JSON.stringify(sitesFile));
    this.#env = { ...this.#env, SITES_FILE: path };
  }

  /** Another of the same kind, with a port and a folder of its own. */
  another(): ChildServer {
    const { program, store } = this.#options;
    return new ChildServer({
      port: freePort(),
      ...program !== undefined && { program },
      ...store !== undefined && { store },
    });
  }

  /** As in `http://localhost:8080`. */
  get origin(): string {
    return `http://localhost:${this.#options.port}`;
  }

  /** The token in the link of the first start. */
  get linkToken(): string | undefined {
    return LINK.exec(this.output)?.[1];
  }

  /** Starts it. Resolves once it can be reached. */
  async start(): Promise<void> {
    // Whoever was stopped meanwhile starts nothing any more.
    if (this.#removed !== undefined) throw new Error("The server was removed.");
    const { program = START } = this.#options;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", program],
      env: this.#env,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#child = child;
    this.output = "";
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) {
        this.output += text;
        // The link is in the same piece, or is not there at all.
        if (READY.test(this.output)) resolve();
      }
    };
    this.#ended = Promise.all([read(child.stdout), read(child.stderr), child.status]).then(() =>
      reject(new Error(`The server has ended instead of serving:\n${this.output}`))
    );
    await inTime("the server says that it is ready", ready, START_PATIENCE_MS);
  }

  /** Ends it with a signal and waits for its end. */
  async stop(signal: Deno.Signal = "SIGTERM"): Promise<void> {
    try {
      this.#child?.kill(signal);
    } catch {
      // It has ended already.
    }
    await inTime("the server ends", this.#ended, STOP_PATIENCE_MS);
  }

  /** Runs another program of the server's, with the same settings, as the tasks do. */
  async run(program: string, ...args: readonly string[]): Promise<Ran> {
    const { success, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", SERVER + program, ...args],
      env: this.#env,
      stdin: "null",
    }).output();
    const [line = ""] = new TextDecoder().decode(stdout).split("\n");
    return { success, line };
  }

  /** Ends it and removes its folder, once. */
  remove(): Promise<void> {
    return this.#removed ??= this.#remove();
  }

  async #remove(): Promise<void> {
    try {
      await this.stop();
    } catch {
      await this.stop("SIGKILL");
    } finally {
      await Deno.remove(this.folder, { recursive: true });
    }
  }
}

/** A port nobody listens on at the moment. */
export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  try {
    return listener.addr.port;
  } finally {
    listener.close();
  }
}
