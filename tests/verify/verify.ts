/**
 * `deno task verify`: format, lint, types, documentation, and the weight of the bundle. Runs them
 * all and names at the end what failed.
 *
 * @module
 */
import { EXAMPLES } from "./examples.ts";

const STEPS: Readonly<Record<string, readonly string[]>> = {
  "format (mend it with: deno fmt)": ["fmt", "--check", "--quiet"],
  "lint": ["lint", "--quiet"],
  "types": ["check", "--quiet"],
  "types of the examples": ["check", "--quiet", "--doc", ...EXAMPLES],
  "types of the README's example": ["check", "--quiet", "--doc-only", "README.md"],
  "documentation of the public API": [
    "doc",
    "--quiet",
    "--lint",
    "server/messaging/mod.ts",
    "server/messaging/testing.ts",
  ],
  "bundle budget": ["task", "--quiet", "build"],
};

async function verify(): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const [name, args] of Object.entries(STEPS)) {
    const { success } = await new Deno.Command(Deno.execPath(), { args: [...args] }).spawn().status;
    if (!success) failed.push(name);
  }
  return failed;
}

if (import.meta.main) {
  const failed = await verify();
  const result = failed.length === 0
    ? `verified: ${Object.keys(STEPS).length} steps`
    : failed.map((name) => `FAILED: ${name}`).join("\n");
  await Deno.stdout.write(new TextEncoder().encode(result + "\n"));
  Deno.exit(failed.length === 0 ? 0 : 1);
}
