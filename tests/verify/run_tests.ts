/**
 * `deno task test`: builds, then runs every test and the examples of the documentation. The last
 * line counts them all.
 *
 * Browser tests run one after another, the others side by side.
 *
 * @module
 */
import { findChromium, NO_CHROMIUM } from "../helper/chromium.ts";
import { FIREFOX } from "../helper/firefox.ts";
import { WEBKIT } from "../helper/webkit.ts";
import { EXAMPLES } from "./examples.ts";
import { NOTHING, printTally, readTally, sum, type Tally } from "./tally.ts";

const RUN_DEADLINE_MS = 40 * 60_000;
const ONE_FAILED: Tally = { ...NOTHING, failed: 1 };

/** Where tests open a browser. */
const BROWSED = ["tests/browser", "tests/demo", "tests/widget"];

const RUNS: readonly (readonly string[])[] = [
  ["--parallel", `--ignore=${BROWSED.join(",")}`, "tests"],
  ["--doc", ...EXAMPLES],
  BROWSED,
];

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
  for (const args of RUNS) total = sum(total, await run(args));
  for (const reason of missing) say(`Browser tests were skipped: ${reason}`);
  return total;
}

/** Which browsers are not there, each with where it was looked for. */
function missingBrowsers(): readonly string[] {
  const chromium = findChromium() === undefined ? NO_CHROMIUM : undefined;
  return [chromium, FIREFOX.missing(), WEBKIT.missing()].filter((reason) => reason !== undefined);
}

async function build(): Promise<boolean> {
  return (await new Deno.Command(Deno.execPath(), { args: ["task", "build"] }).spawn().status)
    .success;
}

/** Shows the output while it counts it. */
async function run(args: readonly string[]): Promise<Tally> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", ...args],
    env: Deno.stdout.isTerminal() ? { FORCE_COLOR: "1" } : {},
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
