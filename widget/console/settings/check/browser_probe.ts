/**
 * What a check looks with in a browser, from a page of the server's own.
 *
 * @module
 */
import { STOMP_PATH } from "../../../../shared/chat/destination.ts";
import { newId } from "../../../../shared/chat/id.ts";
import { stompUrl } from "../../../connection/open_link.ts";
import { webSocketTo } from "../../../connection/stomp_socket.ts";
import type { Desk } from "../../shell/desk.ts";
import type { Probe } from "./examine.ts";
import type { FileSeen } from "./finding.ts";
import { trySocket } from "./socket_trial.ts";

/** How long a connection is watched that nobody uses. */
const WATCH_MS = 15_000;
/** A stream begins at once; whoever collects it waits for more, or for its end. */
const STREAM_MS = 8_000;
/** What a session of SockJS begins with, after two kilobytes that some browsers needed. */
const OPENING = /h*\n?o\n/;

/** Looks from this page. @param signal ends what takes long */
export function browserProbe(
  { api, clock }: Pick<Desk, "api" | "clock">,
  signal: AbortSignal,
): Probe {
  const server = new URL("/", location.href);
  return {
    page: location.origin,
    now: () => clock.now(),
    call: (method, path, body) => api.call(method, path, body),
    async file(path): Promise<FileSeen | undefined> {
      try {
        // Whether it comes at all, and not from what the browser has kept.
        const answer = await fetch(path, { cache: "no-store", signal });
        await answer.body?.cancel();
        return { status: answer.status, headers: Object.fromEntries(answer.headers) };
      } catch {
        return undefined;
      }
    },
    trySocket: () =>
      trySocket({
        open: webSocketTo(stompUrl(server)),
        host: server.hostname,
        clock,
        watchMs: WATCH_MS,
        signal,
      }),
    async tryStream() {
      const id = newId((bytes) => crypto.getRandomValues(bytes));
      const over = new AbortController();
      const cancel = clock.after(STREAM_MS, () => over.abort());
      try {
        const answer = await fetch(`${STOMP_PATH}/0/${id}/xhr_streaming`, {
          method: "POST",
          signal: AbortSignal.any([signal, over.signal]),
        });
        return answer.ok && await begins(answer);
      } catch {
        return false;
      } finally {
        cancel();
        over.abort();
      }
    },
  };
}

/** Whether a stream says that it is open, before it ends. */
async function begins({ body }: Response): Promise<boolean> {
  if (body === null) return false;
  const decoder = new TextDecoder();
  let text = "";
  for (const reader = body.getReader();;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (OPENING.test(text)) return true;
    if (done) return false;
  }
}
