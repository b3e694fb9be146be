/**
 * `deno task walk`: a plain STOMP client walks through all that smallTalk promises, on a server of its
 * own on `PORT` (a free one), and tells what it sees. It ends with 0 only if everything was as the
 * contract in `shared/README.md` says. `STORE` says where that server keeps its data. An argument
 * names another program than `server/start.ts`, such as the `server/main.ts` that it starts.
 *
 * Of smallTalk's own code it uses nothing but the types of the wire.
 *
 * @module
 */
import { freePort, type StoreKind } from "./child_server.ts";
import { walk } from "./walk.ts";

if (import.meta.main) {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => stopped.abort(new Error(`It was stopped by ${signal}.`)));
  }
  const [program] = Deno.args;
  const isAsPromised = await walk({
    port: Number(Deno.env.get("PORT") || freePort()),
    store: storeOf(Deno.env.get("STORE") || "sqlite"),
    ...program !== undefined && { program },
    write: (line) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`)),
    signal: stopped.signal,
  });
  Deno.exit(isAsPromised ? 0 : 1);
}

function storeOf(text: string): StoreKind {
  switch (text) {
    case "sqlite":
    case "kv":
    case "memory":
      return text;
    default:
      throw new TypeError(`Cannot walk with STORE=${JSON.stringify(text)}: sqlite, kv or memory.`);
  }
}
