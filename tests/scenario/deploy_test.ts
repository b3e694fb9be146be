/**
 * The program as Deno Deploy starts it: by what deno.json says, with all permissions, no flag, and a KV
 * that may not be there yet.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { SETTING_NAMES } from "../../server/setting/config.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";
import { until } from "../helper/patience.ts";
import { freePort } from "../helper/started.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

interface Configuration {
  readonly deploy: {
    readonly install: string;
    readonly build: string;
    readonly runtime: { readonly type: string; readonly entrypoint: string };
  };
  readonly tasks: Readonly<Record<string, unknown>>;
  readonly unstable: readonly string[];
}

const { deploy, tasks, unstable }: Configuration = JSON.parse(
  await Deno.readTextFile(ROOT + "deno.json"),
);

/** The server as a process. */
class Deployed implements AsyncDisposable {
  readonly port = freePort();
  readonly #child: Deno.ChildProcess;
  readonly #output: Promise<string>;

  constructor(env: Readonly<Record<string, string>>) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", deploy.runtime.entrypoint],
      cwd: ROOT,
      env: { PORT: this.port, ...env },
      stdin: "null",
      stdout: "piped",
    }).spawn();
    this.#output = new Response(this.#child.stdout).text();
  }

  /** Resolves once `/readyz` answers this. */
  async becomes(state: string): Promise<void> {
    await until(`/readyz answers "${state}"`, async () => {
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      return answer !== undefined && (await answer.json()).status === state;
    });
  }

  async ended(): Promise<{ readonly code: number; readonly output: string }> {
    return { code: (await this.#child.status).code, output: await this.#output };
  }

  async stop(): Promise<{ readonly code: number; readonly output: string }> {
    try {
      this.#child.kill("SIGINT");
    } catch {
      // It has ended already.
    }
    return await this.ended();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

Deno.test("deno.json names a task and a file that are there, and what the program cannot do without", async () => {
  equal(deploy.build, "deno task build");
  equal(Object.hasOwn(tasks, "build"), true);
  equal(deploy.install, "deno install --frozen");
  equal((await Deno.stat(ROOT + deploy.runtime.entrypoint)).isFile, true);
  deepEqual([deploy.runtime.type, unstable], ["dynamic", ["kv", "cron"]]);
});

Deno.test("README names settings that there are, and a button that does what deno.json says", async () => {
  const readme = await Deno.readTextFile(ROOT + "README.md");
  const [, chapter = ""] = readme.split("\n## On Deno Deploy\n");
  const [text = ""] = chapter.split("\n## ");
  const named = text.split("\n").filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([A-Z_]+)`/g)])
    .map(([, name]) => name ?? "");
  deepEqual(named.filter((name) => !SETTING_NAMES.includes(name)), []);
  equal(named.includes("STORE") && named.includes("KV_URL"), true);
  const [button = ""] = text.match(/https:\/\/console\.deno\.com\/new\?[^)]+/) ?? [];
  const query = new URL(button).searchParams;
  deepEqual([query.get("install"), query.get("build")], [deploy.install, deploy.build]);
});

Deno.test("the entry point starts with all permissions and no flag, and ends with SIGINT", async () => {
  await using server = new Deployed({ DENO_DEPLOY: "true", STORE: "memory", DATA_DIR: "data" });
  await server.becomes("ready");
  const { code, output } = await server.stop();
  equal(code, 0, output);
  match(output, /setting-unused setting=DATA_DIR/);
  match(output, /This link works once:\n {2}http\S+\/console#link=/);
  match(output, /stopping signal=SIGINT\n.*stopped\n$/);
});

Deno.test("a server starts whose KV is not there, says why, and is there when the KV comes", async () => {
  const kvPort = freePort();
  await using server = new Deployed({
    STORE: "kv",
    KV_URL: `http://127.0.0.1:${kvPort}/`,
    DENO_KV_ACCESS_TOKEN: "secret-of-the-test",
  });
  await server.becomes("cannot open its data");
  await using _kv = new KvConnectServer({ port: Number(kvPort) });
  await server.becomes("ready");
  const { code, output } = await server.stop();
  equal(code, 0, output);
  equal(output.match(/not-started/g)?.length, 1, output);
  match(output, /not-started reason="Cannot open Deno KV: .*KV_URL and DENO_KV_ACCESS_TOKEN/);
});

Deno.test("SQLite is refused there, with the reason and what to do", async () => {
  await using server = new Deployed({ DENO_DEPLOY: "true", STORE: "sqlite" });
  const { code, output } = await server.ended();
  match(output, /"sqlite" as STORE on Deno Deploy: its disk is thrown away/);
  equal(code, 1);
});
