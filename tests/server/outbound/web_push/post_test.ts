import { deepEqual, rejects } from "node:assert/strict";
import { postOnce } from "../../../../server/outbound/web_push/post.ts";

Deno.test("a post tells the status and when to come back, and follows no redirect", async () => {
  const seen: string[] = [];
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      seen.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
      return new Response("x".repeat(100_000), {
        status: 307,
        headers: { location: "/elsewhere", "retry-after": "7" },
      });
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}/here`;
  const request = { url, headers: { ttl: "1" }, body: new TextEncoder().encode("body") };
  deepEqual(await postOnce(request), { status: 307, retryAfter: "7" });
  deepEqual(seen, ["POST /here body"]);
});

Deno.test("a post rejects where nobody answers", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  const url = `http://127.0.0.1:${port}/`;
  await rejects(postOnce({ url, headers: {}, body: new Uint8Array(1) }));
});
