/**
 * `deno task walk`: a plain STOMP client walks through all that smallTalk promises, on a server of its
 * own on `PORT` (a free one), and tells what it sees. It ends with 0 only if everything was as the
 * contract in `shared/README.md` says.
 *
 * Of smallTalk's own code it uses nothing but the types of the wire.
 *
 * @module
 */
import { freePort } from "./child_server.ts";
import { walk } from "./walk.ts";

if (import.meta.main) {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => stopped.abort(new Error(`It was stopped by ${signal}.`)));
  }
  const isAsPromised = await walk({
    port: Number(Deno.env.get("PORT") || freePort()),
    write: (line) => Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`)),
    signal: stopped.signal,
  });
  Deno.exit(isAsPromised ? 0 : 1);
}
