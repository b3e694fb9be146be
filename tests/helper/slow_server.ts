/**
 * A machine as busy ones are, to find tests and code that count on an order nobody has promised:
 * answers of a KV, of other servers, of files and of cryptography come late, each by another time;
 * so does what a socket or a worker tells, in its own order.
 *
 * `SLOW_SERVER=20 deno test -A --preload=tests/helper/slow_server.ts tests/server` runs the tests of
 * a folder with it. `SLOW_SEED` names another series of times.
 *
 * @module
 */
import { seeded } from "./seeded.ts";

/** By how many milliseconds something comes late at most; not set, nothing does. */
const LATE_MS = Number(Deno.env.get("SLOW_SERVER") ?? 0);

/** Those of the runtime; tests may put others in their place. */
const { setTimeout, clearTimeout } = globalThis;
const random = seeded(Number(Deno.env.get("SLOW_SEED") ?? 1));

type Method = (this: object, ...args: unknown[]) => unknown;
type Handler = (this: unknown, event: Event) => unknown;

/** What has not come yet. */
class Delays {
  readonly #waiting = new Map<ReturnType<typeof setTimeout>, () => void>();

  #isOver = false;

  /** Resolves later or, for half of all, at once; few are very late. */
  next(): Promise<void> | undefined {
    if (this.#isOver || random() < 0.5) return undefined;
    const ms = Math.ceil(random() ** 2 * LATE_MS);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(timer);
        resolve();
      }, ms);
      this.#waiting.set(timer, resolve);
    });
  }

  /** Nothing of it is late any longer. */
  flush(): void {
    for (const [timer, resolve] of this.#waiting) {
      clearTimeout(timer);
      resolve();
    }
    this.#waiting.clear();
  }

  /** What is closed answers at once. */
  end(): void {
    this.#isOver = true;
    this.flush();
  }
}

/** Of what is about no object that can be closed. */
const ofOthers = new Delays();
const delaysOf = new WeakMap<object, Delays>();

/** Those of an object, or of the one it was made by. */
function delaysFor(object: object, maker?: object): Delays {
  let delays = delaysOf.get(maker ?? object);
  if (delays === undefined) delaysOf.set(maker ?? object, delays = new Delays());
  delaysOf.set(object, delays);
  return delays;
}

/** Puts another function in the place of a method. */
function replace(target: object, name: string | symbol, by: (method: Method) => Method): void {
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== "function") {
    throw new TypeError(`Cannot slow "${String(name)}": it is no method`);
  }
  const value = by(method as Method);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

/** Its answers come late. */
function answerLate(method: Method, delays = (_: object) => ofOthers): Method {
  return async function (...args) {
    try {
      return await method.apply(this, args);
    } finally {
      await delays(this).next();
    }
  };
}

/** It is begun late, too: what goes over a network. */
function goLate(method: Method, delays = (_: object) => ofOthers): Method {
  return answerLate(async function (...args) {
    await delays(this).next();
    return await method.apply(this, args);
  }, delays);
}

const goLateToKv = (method: Method) => goLate(method, delaysFor);

function slowKv(): void {
  const { Kv, AtomicOperation } = Deno;
  for (const name of ["get", "getMany", "set", "delete"]) replace(Kv.prototype, name, goLateToKv);
  replace(AtomicOperation.prototype, "commit", goLateToKv);
  replace(Kv.prototype, "atomic", (atomic) =>
    function () {
      const operation = atomic.apply(this, []) as object;
      delaysFor(operation, this);
      return operation;
    });
  replace(Kv.prototype, "list", (list) =>
    function (...args) {
      const entries = list.apply(this, args) as object;
      delaysFor(entries, this);
      replace(entries, "next", goLateToKv);
      return entries;
    });
  replace(Kv.prototype, "watch", (watch) =>
    function (...args) {
      return lateStream(watch.apply(this, args) as ReadableStream<unknown>);
    });
  for (const name of ["close", Symbol.dispose]) {
    replace(Kv.prototype, name, (close) =>
      function () {
        close.apply(this, []);
        delaysFor(this).end();
      });
  }
}

/** What comes of a stream comes late, one after the other. */
function lateStream(stream: ReadableStream<unknown>): ReadableStream<unknown> {
  const [reader, delays] = [stream.getReader(), new Delays()];
  let isOver = false;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await reader.read();
      if (!isOver) await delays.next();
      if (isOver) return;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      isOver = true;
      delays.end();
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

/** What is told by one object, after all that it told before. */
class Telling {
  readonly delays: Delays;
  #last: Promise<void> | undefined;
  isOver = false;

  constructor(delays: Delays) {
    this.delays = delays;
  }

  tell(act: () => void): void {
    const [before, late] = [this.#last, this.delays.next()];
    if (before === undefined && late === undefined) return act();
    const now = Promise.all([before, late]).then(() => {
      if (this.#last === now) this.#last = undefined;
      if (this.isOver) return;
      try {
        act();
      } catch (error) {
        reportError(error);
      }
    });
    this.#last = now;
  }
}

const ofSockets = new Delays();
const tellings = new WeakMap<object, Telling>();

function tellingOf(target: object): Telling {
  let telling = tellings.get(target);
  if (telling === undefined) {
    telling = new Telling(target instanceof WebSocket ? ofSockets : new Delays());
    tellings.set(target, telling);
  }
  return telling;
}

/** Events of all objects of a class come late, to whoever is there to hear them by then. */
function slowEvents({ prototype }: { readonly prototype: EventTarget }, types: string[]): void {
  const add: unknown = Reflect.get(EventTarget.prototype, "addEventListener");
  const listen = (target: object, ...args: unknown[]) => (add as Method).apply(target, args);
  const handlersOf = new WeakMap<object, Map<string, Handler | null>>();
  const heard = (target: object): Map<string, Handler | null> => {
    const known = handlersOf.get(target);
    if (known !== undefined) return known;
    const handlers = new Map<string, Handler | null>();
    handlersOf.set(target, handlers);
    for (const type of types) {
      const hear = (event: Event) => handlers.get(type)?.call(target, event);
      listen(target, type, (event: Event) => tellingOf(target).tell(() => hear(event)));
    }
    return handlers;
  };
  for (const type of types) {
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      get(this: object): Handler | null {
        return handlersOf.get(this)?.get(type) ?? null;
      },
      set(this: object, handler: Handler | null) {
        heard(this).set(type, handler);
      },
    });
  }
  const addLate: Method = function (type, listener, ...options) {
    const isLate = types.includes(String(type)) && typeof listener === "function";
    const late = (event: Event) =>
      tellingOf(this).tell(() => (listener as Handler).call(this, event));
    return listen(this, type, isLate ? late : listener, ...options);
  };
  replace(prototype, "addEventListener", () => addLate);
}

function slowServing(): void {
  replace(Deno, "serve", (serve) =>
    function (...args) {
      const late = args.map((arg) => typeof arg === "function" ? lateHandler(arg) : arg);
      const server = serve.apply(this, late) as object;
      // Its sockets are closed by then, and know it.
      replace(server, "shutdown", (shutdown) =>
        async function () {
          await shutdown.apply(server, []);
          ofSockets.flush();
        });
      return server;
    });
}

/** A handler without parameters would be given no request. */
function lateHandler(handler: object): (request: unknown, info: unknown) => unknown {
  const late = goLate(handler as Method);
  return (request, info) => late.call(Deno, request, info);
}

if (LATE_MS > 0) {
  slowKv();
  slowServing();
  slowEvents(WebSocket, ["open", "message", "error", "close"]);
  slowEvents(Worker, ["message", "error"]);
  replace(Worker.prototype, "terminate", (terminate) =>
    function () {
      terminate.apply(this, []);
      const telling = tellingOf(this);
      telling.isOver = true;
      telling.delays.end();
    });
  replace(globalThis, "fetch", (fetch) => goLate(fetch));
  const files = ["makeTempDir", "mkdir", "readFile", "readTextFile", "remove", "rename", "stat"];
  for (const name of ["connect", "openKv", ...files, "writeFile", "writeTextFile"]) {
    replace(Deno, name, (method) => answerLate(method));
  }
  for (const name of ["digest", "sign", "verify", "importKey", "exportKey", "generateKey"]) {
    replace(SubtleCrypto.prototype, name, (method) => answerLate(method));
  }
}
