/**
 * The open STOMP server of `deno task stomp` on a free port, for as long as a test takes.
 *
 * @module
 */
import { createOpenServer, type OpenServerOptions } from "../../demo/stomp/open_server.ts";
import type { StompServer } from "../../server/messaging/mod.ts";

/** A running server. */
export interface OpenSite {
  readonly stomp: StompServer;
  readonly port: number;
  /** As in `http://127.0.0.1:8082`. */
  readonly origin: string;
  /** Resolves when the last session has gone. */
  empty(): Promise<void>;
}

/** How soon a SockJS client that asks no more is given up; how the server waits for one that goes. */
/** A client that comes back for more, on a busy machine, is not one that is gone. */
const DISCONNECT_DELAY_MS = 3_000;
const DRAIN_MS = 5_000;

/** Serves it for the time of `body`. */
export async function withOpenSite(
  body: (site: OpenSite) => Promise<void>,
  options: OpenServerOptions = {},
): Promise<void> {
  const stomp = createOpenServer({
    sockJs: { disconnectDelayMs: DISCONNECT_DELAY_MS },
    ...options,
  });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request, info) => stomp.handle(request, info) ?? new Response(null, { status: 404 }),
  );
  const { port } = server.addr;
  try {
    await body({
      stomp,
      port,
      origin: `http://127.0.0.1:${port}`,
      empty: () =>
        new Promise((resolve) => {
          const look = () => void (stomp.registry.sessionCount === 0 && resolve());
          stomp.events.listen("disconnect", look);
          look();
        }),
    });
  } finally {
    await stomp.drain({ deadlineMs: DRAIN_MS });
    await server.shutdown();
  }
}
