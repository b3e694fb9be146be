/**
 * `deno task test`: builds, then runs every test and the examples of the documentation. The last
 * line counts them all.
 *
 * What takes long and is the same for many tests is done once: the build, the scripts of the pages
 * that components stand on, and the start of a Chromium.
 *
 * @module
 */
import { join } from "node:path";
import { findChromium, findWholeChromium, NO_WHOLE_CHROMIUM } from "../helper/chromium.ts";
import { FIREFOX } from "../helper/firefox.ts";
import { shareChromium, SHARED_CHROMIUM } from "../helper/shared_chromium.ts";
import { WEBKIT } from "../helper/webkit.ts";
import { STAGE_SCRIPTS, writeStageScripts } from "../widget/stage/scripts.ts";
import { EXAMPLES } from "./examples.ts";
import { NOTHING, printTally, readTally, sum, type Tally } from "./tally.ts";

const RUN_DEADLINE_MS = 15 * 60_000;
const ONE_FAILED: Tally = { ...NOTHING, failed: 1 };

/** Whole servers once more, with their data in Deno KV: where stores differ most. */
const KEPT_IN_KV = [
  "archive",
  "canary",
  "desk",
  "erasure",
  "moderation",
  "notification",
  "push",
  "reconnect",
  "retention",
].map((name) => `tests/scenario/chat_${name}_test.ts`);

/** Where tests open a browser. */
const BROWSED = ["tests/browser", "tests/demo", "tests/widget"];

type Env = Readonly<Record<string, string>>;

async function runTests(): Promise<Tally> {
  const missing = missingBrowsers();
  let total = NOTHING;
  if (Deno.env.get("CI") === "true") {
    for (const reason of missing) {
      say(`FAILED: cannot run all browser tests: ${reason}`);
      total = sum(total, ONE_FAILED);
    }
  }
  if (!await build()) total = sum(total, ONE_FAILED);
  total = sum(total, await run(["--parallel", `--ignore=${BROWSED.join(",")}`, "tests"]));
  total = sum(total, await run(["--parallel", ...KEPT_IN_KV], { TEST_STORE: "kv" }));
  total = sum(total, await run(["--doc", ...EXAMPLES]));
  total = sum(total, await withShared((env) => run(["--parallel", ...BROWSED], env)));
  for (const reason of missing) say(`Browser tests were skipped: ${reason}`);
  for (const test of total.unsteady) say(`unsteady: ${test}`);
  return total;
}

/** Which browsers are not there, each with where it was looked for. */
function missingBrowsers(): readonly string[] {
  const chromium = findWholeChromium() === undefined ? NO_WHOLE_CHROMIUM : undefined;
  return [chromium, FIREFOX.missing(), WEBKIT.missing()].filter((reason) => reason !== undefined);
}

async function build(): Promise<boolean> {
  return (await new Deno.Command(Deno.execPath(), { args: ["task", "build"] }).spawn().status)
    .success;
}

/** Runs `act` with what browser tests share. */
async function withShared(act: (env: Env) => Promise<Tally>): Promise<Tally> {
  const executablePath = findChromium();
  if (executablePath === undefined) return await act({});
  const folder = await Deno.makeTempDir();
  const scripts = join(folder, "stage");
  const chromium = await shareChromium(executablePath);
  try {
    await writeStageScripts(scripts);
    return await act({ [SHARED_CHROMIUM]: chromium.wsEndpoint(), [STAGE_SCRIPTS]: scripts });
  } finally {
    await chromium.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** Shows the output while it counts it. */
async function run(args: readonly string[], env: Env = {}): Promise<Tally> {
  const child = new Deno.Command(Deno.execPath(), {
    // Types are checked once, by the verification.
    // A real server, KV or browser on a busy machine may be late once; twice is a failure.
    args: ["test", "-A", "--no-check", "--retry=1", ...args],
    env: { ...env, ...Deno.stdout.isTerminal() && { FORCE_COLOR: "1" } },
    stdout: "piped",
    signal: AbortSignal.timeout(RUN_DEADLINE_MS),
  }).spawn();
  const decoder = new TextDecoder();
  let output = "";
  for await (const chunk of child.stdout) {
    await Deno.stdout.write(chunk);
    output += decoder.decode(chunk, { stream: true });
  }
  const { success } = await child.status;
  const tally = readTally(output) ?? NOTHING;
  if (success || tally.failed > 0) return tally;
  say(`\nFAILED: the run of ${args.join(" ")} ended before its tests did`);
  return sum(tally, ONE_FAILED);
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

if (import.meta.main) {
  const total = await runTests();
  say(printTally(total));
  Deno.exit(total.failed === 0 ? 0 : 1);
}
