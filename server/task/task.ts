/**
 * How a task of deno.json runs: it explains itself when asked, does nothing when it is called in
 * another way than it expects, and says in a line why something failed.
 *
 * @module
 */
import { toError, writeToStandardOutput } from "../ops/log.ts";
import { explainStartFault, StartError } from "../wiring/start_fault.ts";

/** A task. */
export interface Task {
  /** How it is called, and what it needs to know. */
  readonly usage: string;
  /** How many arguments it takes; `undefined` where it looks at them itself. */
  readonly takes?: number;
  /** Does it. Returns what to say. */
  readonly act: (args: readonly string[]) => Promise<string>;
}

/** Runs a task. Returns its exit code. */
export async function runTask(
  { usage, takes, act }: Task,
  args: readonly string[],
): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    writeToStandardOutput(usage);
    return 0;
  }
  try {
    if (takes !== undefined) assertArguments(args, { usage, takes });
    writeToStandardOutput(await act(args));
    return 0;
  } catch (error) {
    writeToStandardOutput(explainStartFault(error, undefined) ?? toError(error).message);
    return 1;
  }
}

function assertArguments(
  args: readonly string[],
  { usage, takes }: { readonly usage: string; readonly takes: number },
): void {
  const unknown = args.find((arg) => arg.startsWith("-")) ?? args[takes];
  if (unknown !== undefined) {
    throw new StartError(`Cannot use the argument ${JSON.stringify(unknown)}.\n${usage}`);
  }
  if (args.length < takes) throw new StartError(usage);
}
