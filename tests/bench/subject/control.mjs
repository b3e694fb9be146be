/**
 * What every server under measure has in common, on Deno and on Node: it tells its port, and then,
 * for each line on stdin, what it has cost so far. It ends when stdin does.
 *
 * @module
 */
import process from "node:process";
import { createInterface } from "node:readline";

/** @param {number} port where the server listens */
export function obey(port) {
  process.stdout.write(`${JSON.stringify({ port })}\n`);
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => process.stdout.write(`${JSON.stringify(cost(line === "collect"))}\n`));
  lines.on("close", () => process.exit(0));
}

/** @param {boolean} collect whether to throw garbage away first, if the runtime lets us */
function cost(collect) {
  if (collect) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuMicros: user + system, rssBytes: rss, heapBytes: heapUsed, externalBytes: external };
}
