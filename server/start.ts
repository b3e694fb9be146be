/**
 * `deno task start`: builds the widget, then runs `main.ts` in a process of its own that may do no
 * more than its settings ask for, hands signals on to it, and ends with its exit code.
 *
 * `--watch` builds and runs again whenever a file changes.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { type Config, ConfigError, readConfig, settingsHelp } from "./setting/config.ts";
import { kvEndpoints } from "./setting/kv_endpoints.ts";
import { HELD_BY_PARENT } from "./ops/parent.ts";
import { permissionFlags } from "./setting/permission.ts";
import { usesFolder } from "./setting/store_setting.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WATCHED = ["server", "shared", "widget", "demo"].map((folder) => ROOT + folder);
const BUILT = ROOT + "widget/dist";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;
// Without the second, Deno prints a notice on the first request whose body is copied.
const FLAGS = ["--quiet", "--unstable-no-legacy-abort"];
/** An editor that saves writes several files within this time. */
const SETTLE_MS = 150;

const HELP = `Usage: deno task start

Builds the widget and serves it with the chat until it is stopped (Ctrl-C).
The settings come from environment variables:

${settingsHelp()}

  deno task dev             the same, again after every change
  deno task login-link      prints a one-time link for the author
  deno task backup FOLDER   copies the data and keys, also while the server runs
  deno task restore FOLDER  puts a backup in the place of the data
  deno task export FILE     writes conversations to a file
  deno task import FILE     puts exported conversations back
  deno task rotate-keys     signs tokens with a new key from now on

Each explains itself with --help.
`;

async function start(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    say(HELP);
    return 0;
  }
  const unknown = args.find((arg) => arg !== "--watch");
  if (unknown !== undefined) {
    say(`Cannot use the argument ${JSON.stringify(unknown)}: deno task start --help\n`);
    return 1;
  }
  let config: Config;
  try {
    config = readConfig((name) => Deno.env.get(name));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    say(`${error.faults.join("\n")}\nAll settings: deno task start --help\n`);
    return 1;
  }
  const stopped = new Promise<Deno.Signal>((resolve) => {
    for (const signal of SIGNALS) Deno.addSignalListener(signal, () => resolve(signal));
  });
  return await (args.includes("--watch") ? serveAndWatch : serve)(config, stopped);
}

async function serve(config: Config, stopped: Promise<Deno.Signal>): Promise<number> {
  if (!await isBuilt()) return 1;
  const server = await Server.start(config);
  stopped.then((signal) => server.stop(signal));
  return await server.ended;
}

async function serveAndWatch(config: Config, stopped: Promise<Deno.Signal>): Promise<number> {
  for (;;) {
    const changes = Deno.watchFs(WATCHED);
    const server = await isBuilt() ? await Server.start(config) : undefined;
    const signal = await Promise.race([stopped, firstChange(changes)]);
    const code = await server?.stop(signal ?? "SIGTERM") ?? 1;
    if (signal !== undefined) return code;
  }
}

/** The process of `main.ts`. */
class Server {
  /** Its exit code. */
  readonly ended: Promise<number>;
  readonly #child: Deno.ChildProcess;
  #hasEnded = false;

  static async start(config: Config): Promise<Server> {
    const token = Deno.env.get("DENO_KV_ACCESS_TOKEN");
    return new Server(config, await kvEndpoints(config.storage, token));
  }

  private constructor(config: Config, endpoints: readonly string[]) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        ...FLAGS,
        ...permissionFlags(config, endpoints),
        "server/main.ts",
        HELD_BY_PARENT,
      ],
      cwd: ROOT,
      // Its folder is another, so paths are whole.
      env: {
        SITES_FILE: config.sitesFile ?? "",
        ...usesFolder(config.storage) && { DATA_DIR: config.dataDir },
      },
      // Never written to: it ends when this process does, even one that is killed at once.
      stdin: "piped",
    }).spawn();
    this.ended = this.#child.status.then(({ code }) => {
      this.#hasEnded = true;
      return code;
    });
  }

  async stop(signal: Deno.Signal): Promise<number> {
    if (!this.#hasEnded) this.#child.kill(signal);
    return await this.ended;
  }
}

/** Builds in a process of its own, whose memory is free again while the server runs. */
async function isBuilt(): Promise<boolean> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", "widget/build.ts"],
    cwd: ROOT,
    stdin: "null",
  }).output();
  if (!success) say(`Cannot build the widget: ${new TextDecoder().decode(stderr)}`);
  return success;
}

/** Resolves after the first change of a source file and those that come with it. */
async function firstChange(changes: Deno.FsWatcher): Promise<undefined> {
  for await (const { kind, paths } of changes) {
    if (kind === "access" || paths.every((path) => path.startsWith(BUILT))) continue;
    setTimeout(() => changes.close(), SETTLE_MS);
  }
}

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}

if (import.meta.main) Deno.exit(await start(Deno.args));
