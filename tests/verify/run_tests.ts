/**
 * `deno task test`: builds, then runs every test and the examples of the documentation. The last
 * line counts them all.
 *
 * Browser tests run one after another, the others side by side.
 *
 * @module
 */
import { findChromium, NO_CHROMIUM } from "../helper/chromium.ts";
import { EXAMPLES } from "./examples.ts";
import { NOTHING, printTally, readTally, sum, type Tally } from "./tally.ts";

const RUN_DEADLINE_MS = 15 * 60_000;
const ONE_FAILED: Tally = { ...NOTHING, failed: 1 };

/** Where tests open a browser. */
const BROWSED = ["tests/browser", "tests/demo", "tests/widget"];

const RUNS: readonly (readonly string[])[] = [
  ["--parallel", `--ignore=${BROWSED.join(",")}`, "tests"],
  ["--doc", ...EXAMPLES],
  BROWSED,
];

async function runTests(): Promise<Tally> {
  const chromium = findChromium();
  let total = NOTHING;
  if (chromium === undefined && Deno.env.get("CI") === "true") {
    say(`FAILED: cannot run the browser tests: ${NO_CHROMIUM}`);
    total = sum(total, ONE_FAILED);
  }
  if (!await build()) total = sum(total, ONE_FAILED);
  for (const args of RUNS) total = sum(total, await run(args));
  if (chromium === undefined) say(`Browser tests were skipped: ${NO_CHROMIUM}`);
  return total;
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
