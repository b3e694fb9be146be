/**
 * Runs the benchmarks and prints what they found: first what should hold on any machine. With
 * `--only NAME` (may be repeated) some of them, with `--quick` shorter and less certain. For programs
 * it is written to `bench-results.json`, or `--json FILE`.
 *
 * @module
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { archive } from "./archive.ts";
import { bus } from "./bus.ts";
import { churn } from "./churn.ts";
import { codec } from "./codec.ts";
import { dispatch } from "./dispatch.ts";
import { burstFanOut, pacedFanOut } from "./fan_out.ts";
import { idleConnections } from "./idle.ts";
import { queue } from "./queue.ts";
import { type Report, toMarkdown } from "./report.ts";
import { search } from "./search.ts";
import { start } from "./start.ts";
import { store } from "./store.ts";
import { widget } from "./widget.ts";

const BENCHMARKS: Readonly<Record<string, (options: { quick: boolean }) => Promise<Report>>> = {
  burst: burstFanOut,
  paced: pacedFanOut,
  idle: idleConnections,
  codec,
  dispatch,
  churn,
  queue,
  bus,
  start,
  store,
  search,
  archive,
  widget,
};

/** Where the results go for programs, unless told otherwise. */
const RESULTS = "bench-results.json";

async function main(): Promise<void> {
  const { values: { only = Object.keys(BENCHMARKS), quick = false, json = RESULTS } } = parseArgs({
    args: Deno.args,
    options: {
      only: { type: "string", multiple: true },
      quick: { type: "boolean" },
      json: { type: "string" },
    },
  });
  const reports = new Map<string, Report>();
  for (const name of only) {
    const benchmark = BENCHMARKS[name];
    if (benchmark === undefined) {
      throw new RangeError(
        `Cannot run "${name}": the benchmarks are ${Object.keys(BENCHMARKS).join(", ")}`,
      );
    }
    process.stderr.write(`${name}\n`);
    reports.set(name, await benchmark({ quick }));
  }
  process.stdout.write(`${toMarkdown([...reports.values()])}\n`);
  await Deno.writeTextFile(json, toJson(Object.fromEntries(reports)));
}

function toJson(reports: Readonly<Record<string, Report>>): string {
  const machine = {
    os: Deno.build.os,
    arch: Deno.build.arch,
    cores: navigator.hardwareConcurrency,
    deno: Deno.version.deno,
  };
  return JSON.stringify({ at: new Date().toISOString(), machine, reports }, undefined, 2) + "\n";
}

if (import.meta.main) await main();
