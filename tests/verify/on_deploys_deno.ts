/**
 * `deno task deploy-check`: the server on the Deno that Deno Deploy runs, which is older than the one
 * all else is tested on. A copy of the project is installed, checked, built, started and walked
 * through there, as Deno Deploy does: with `--allow-all` and no other flag.
 *
 * That Deno comes by `npx`, or is the program that `DEPLOYS_DENO` names.
 *
 * @module
 */
import { cp } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../demo/walk/child_server.ts";
import project from "../../deno.json" with { type: "json" };

/** What Deno Deploy says it runs. */
const VERSION = "2.5.0";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What is made anew in a copy, or has no place in it. */
const LEFT_OUT = new Set([".git", "node_modules", "data", "look", "widget/dist"]);
const STEP_DEADLINE_MS = 300_000;
/** Until it is ready, on a machine that has other things to do. */
const START_DEADLINE_MS = 30_000;
/** Deno Deploy kills what has not ended so long after SIGINT. */
const END_DEADLINE_MS = 5_000;
/** Where the data is while it walks. */
const STORE = "kv";

/** What Deno Deploy does with a project. */
const DEPLOY = project.deploy;

/** Where it runs, and with what. */
interface Place {
  readonly deno: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The arguments of a command that begins with `deno`. */
function argsOf(command: string): readonly string[] {
  return command.split(" ").slice(1);
}

/** Something that is done there. Resolves if it went well, with what there is to say. */
type Step = readonly [name: string, take: (place: Place) => Promise<string>];

/** Each after those before it; what stands together goes on at the same time. */
const STEPS: readonly (readonly Step[])[] = [
  [["install", (place) => quietly(place, argsOf(DEPLOY.install))]],
  [["build", (place) => quietly(place, argsOf(DEPLOY.build))]],
  [["start", startAndStop]],
  [["types", (place) => quietly(place, ["check", "server", "shared"])], ["walk", walk]],
];

/** Takes all steps, up to the first that fails. @returns whether none did */
async function checkOnDeploysDeno(): Promise<boolean> {
  const folder = await Deno.makeTempDir({ prefix: "small-talk-deploy-" });
  const cwd = join(folder, "copy");
  // Downloads are trusted by what the system trusts, too, as the newer one does by itself.
  const env = {
    DENO_DIR: join(folder, "deno"),
    DENO_TLS_CA_STORE: "mozilla,system",
    NO_COLOR: "1",
  };
  try {
    const place: Place = { deno: await findDeno(), cwd, env };
    await lendPackages(env.DENO_DIR);
    await cp(ROOT, cwd, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(ROOT, path)) });
    for (const steps of STEPS) {
      const ended = await Promise.all(steps.map((step) => take(step, place)));
      if (ended.includes(false)) return false;
    }
    return true;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Takes a step and says how it ended. @returns whether it went well */
async function take([name, act]: Step, place: Place): Promise<boolean> {
  const startedAt = performance.now();
  const elapsed = () => `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
  try {
    const said = await act(place);
    say(`Deno ${VERSION}: ${name} (${elapsed()}) ${said}`.trimEnd());
    return true;
  } catch (error) {
    say(`FAILED on Deno ${VERSION}: ${name} (${elapsed()})\n${(error as Error).message}`);
    return false;
  }
}

/** Starts the server as Deno Deploy does, and stops it so. */
async function startAndStop({ deno, cwd, env }: Place): Promise<string> {
  const port = freePort();
  const startedAt = performance.now();
  const child = new Deno.Command(deno, {
    args: ["run", "--allow-all", DEPLOY.runtime.entrypoint],
    cwd,
    // Its KV is the one this Deno has for a program by itself.
    env: { ...env, DENO_DEPLOY: "true", PORT: String(port) },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const output = Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  try {
    while (!await isThere(`http://127.0.0.1:${port}/readyz`)) {
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs > START_DEADLINE_MS) throw new Error("It does not answer.");
      await new Promise((done) => setTimeout(done, 10));
    }
    const ready = Math.round(performance.now() - startedAt);
    for (const path of ["/small-talk.js", "/console"]) {
      if (!await isThere(`http://127.0.0.1:${port}${path}`)) throw new Error(`No ${path}.`);
    }
    const stoppedAt = performance.now();
    child.kill("SIGINT");
    const { code } = await child.status;
    const ended = Math.round(performance.now() - stoppedAt);
    if (code !== 0) throw new Error(`It ended with ${code}.`);
    const [, errors] = await output;
    if (errors.includes("Warning")) throw new Error("It warns whoever looks into the log.");
    if (ended > END_DEADLINE_MS) throw new Error(`It ended ${ended} ms after SIGINT.`);
    return `ready after ${ready} ms, end ${ended} ms after SIGINT`;
  } catch (error) {
    kill(child);
    throw new Error(`${(error as Error).message}\n${(await output).join("")}`);
  }
}

function kill(child: Deno.ChildProcess): void {
  try {
    child.kill("SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** Whether something answers with what was asked for. */
async function isThere(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function walk(place: Place): Promise<string> {
  const args = ["run", "--allow-all", "demo/walk/main.ts", DEPLOY.runtime.entrypoint];
  const told = await run({ ...place, env: { ...place.env, STORE } }, args);
  return `STORE=${STORE}. ${told.trim().split("\n").at(-1)}`;
}

/** Runs a program whose output is of interest only where it fails. */
async function quietly(place: Place, args: readonly string[]): Promise<string> {
  await run(place, args);
  return "";
}

/** Runs a program to its end. @returns what it wrote @throws that, when it failed */
async function run({ deno, cwd, env }: Place, args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(deno, {
    args: [...args],
    cwd,
    env: { ...env },
    stdin: "null",
    signal: AbortSignal.timeout(STEP_DEADLINE_MS),
  }).output();
  const [out = "", errors = ""] = [stdout, stderr].map((octets) =>
    new TextDecoder().decode(octets)
  );
  if (!success) throw new Error(`deno ${args.join(" ")}\n${out}${errors}`);
  return out;
}

/** Of what this Deno has kept, the packages are of use to another; the rest would be thrown away. */
async function lendPackages(folder: string): Promise<void> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  const { npmCache } = JSON.parse(new TextDecoder().decode(stdout));
  await Deno.mkdir(npmCache, { recursive: true });
  await Deno.mkdir(folder);
  await Deno.symlink(npmCache, join(folder, "npm"));
}

/** The program, where `npx` has put it. */
async function findDeno(): Promise<string> {
  const named = Deno.env.get("DEPLOYS_DENO");
  if (named !== undefined) return named;
  const print = ["eval", "console.log(Deno.execPath())"];
  const { success, stdout, stderr } = await new Deno.Command("npx", {
    args: ["--yes", `deno@${VERSION}`, ...print],
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  if (success) return new TextDecoder().decode(stdout).trim();
  throw new Error(
    `Cannot get Deno ${VERSION} by npx: set DEPLOYS_DENO to a program of that version.\n` +
      new TextDecoder().decode(stderr),
  );
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

if (import.meta.main) Deno.exit(await checkOnDeploysDeno() ? 0 : 1);
