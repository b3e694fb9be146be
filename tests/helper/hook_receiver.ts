/**
 * A program on this machine that is told by posts, for tests.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { Arrivals } from "./arrivals.ts";

/** A post that came. */
export interface ReceivedPost {
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Takes posts. */
export interface HookReceiver extends AsyncDisposable {
  readonly port: number;
  readonly posts: Arrivals<ReceivedPost>;
  /** How many came. */
  readonly count: number;
  /** From now on posts are answered so. */
  answerWith(status: number, body?: string): void;
}

/** Listens on a free port of this machine. */
export function hookReceiver(): HookReceiver {
  const posts = new Arrivals<ReceivedPost>();
  let [status, answer, count] = [204, "", 0];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      count++;
      const body = await request.text();
      posts.push({ path: new URL(request.url).pathname, headers: request.headers, body });
      return new Response(status === 204 ? null : answer, { status });
    },
  );
  return {
    port: server.addr.port,
    posts,
    get count() {
      return count;
    },
    answerWith(next, body = "") {
      [status, answer] = [next, body];
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Whether a post was signed with a secret as it was shown: what whoever is told has to do. */
export function isSigned({ headers, body }: ReceivedPost, secret: string): boolean {
  const [id, timestamp] = [headers.get("webhook-id"), headers.get("webhook-timestamp")];
  const key = Uint8Array.fromBase64(secret.replace("whsec_", ""));
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  return headers.get("webhook-signature") === `v1,${signature}`;
}
