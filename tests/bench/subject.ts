/**
 * The servers that are compared, each in a process of its own that tells what it costs.
 *
 * @module
 */
import { Child, isInstalled } from "./child.ts";

/** One server to compare. */
export interface Subject {
  readonly name: string;
  /** What starts it. */
  readonly command: readonly string[];
}

/** What a server has cost since its start. */
export interface Cost {
  /** Of all its threads, in and below the runtime. */
  readonly cpuMicros: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly externalBytes: number;
}

const EXPOSE_GC = "--v8-flags=--expose-gc";
const DENO = [Deno.execPath(), "run", "-A", EXPOSE_GC];
const NODE = ["node", "--no-deprecation", "--expose-gc"];

/** This project's server, which the others are compared with. */
export const SMALL_TALK: Subject = {
  name: "smallTalk",
  command: [...DENO, "subject/small_talk.ts"],
};

/** What the platform can do at best with one `send` for each subscriber. */
export const RAW_DENO: Subject = {
  name: "raw Deno",
  command: [...DENO, "subject/raw_deno.ts"],
};

/**
 * The same with a bound on V8's space for young objects. It grows while many connect, to many
 * megabytes that it keeps: spread over the connections, more than what each of them holds.
 */
export function withSmallNewSpace({ name, command }: Subject): Subject {
  return {
    name: `${name}, new space of 4 MB`,
    command: command.map((part) => part === EXPOSE_GC ? `${part},--max-semi-space-size=4` : part),
  };
}

const ON_NODE: readonly Subject[] = [
  { name: "ws on Node", command: [...NODE, "subject/ws.mjs"] },
  { name: "stomp-broker-js", command: [...NODE, "subject/stomp_broker_js.mjs"] },
];

/** All that can run here; without Node only those on Deno. */
export async function subjects(): Promise<readonly Subject[]> {
  return [SMALL_TALK, RAW_DENO, ...await isInstalled("node") ? ON_NODE : []];
}

/** A server that runs. */
export class RunningSubject implements AsyncDisposable {
  readonly subject: Subject;
  readonly port: number;
  readonly #child: Child;

  private constructor(subject: Subject, { child, port }: { child: Child; port: number }) {
    this.subject = subject;
    this.port = port;
    this.#child = child;
  }

  /** Resolves when it listens. */
  static async start(subject: Subject): Promise<RunningSubject> {
    const child = new Child(subject.command);
    const { port } = await child.next<{ port: number }>();
    return new RunningSubject(subject, { child, port });
  }

  /** @param collect whether garbage is thrown away before it is asked for its memory */
  cost({ collect = false } = {}): Promise<Cost> {
    return this.#child.ask(collect ? "collect" : "cost");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}
