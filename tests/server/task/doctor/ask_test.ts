/**
 * Asking a server as it is.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { ask, askForSocket } from "../../../../server/task/doctor/ask.ts";
import { freePort } from "../../../helper/started.ts";

async function serving(
  handler: Deno.ServeHandler,
  body: (url: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handler);
  await body(`http://127.0.0.1:${server.addr.port}`);
  await server.shutdown();
}

Deno.test("redirects are not followed, and what was asked is sent as it is", () =>
  serving(
    async (request) =>
      new Response(await request.text() + (request.headers.get("origin") ?? ""), {
        status: 302,
        headers: { location: "/elsewhere" },
      }),
    async (url) => {
      const headers = { origin: "https://a.example" };
      const asked = await ask(url, { method: "POST", body: "한 ", headers });
      if (asked.kind === "unanswered") throw new Error(asked.reason);
      deepEqual([asked.status, asked.headers["location"], asked.text], [
        302,
        "/elsewhere",
        "한 https://a.example",
      ]);
    },
  ));

Deno.test("what never ends is read until it is enough, and what does not come says so", async () => {
  const endless = () =>
    new Response(
      new ReadableStream({ pull: (stream) => stream.enqueue(new TextEncoder().encode("beat ")) }),
    );
  await serving(endless, async (url) => {
    const asked = await ask(url, { enough: (text) => text.length > 10 });
    equal(asked.kind === "answered" && asked.text.startsWith("beat beat"), true);
    const bounded = await ask(url);
    equal(bounded.kind === "answered" && bounded.text.length, 65_536);
  });
  const { promise, resolve } = Promise.withResolvers<Response>();
  await serving(() => promise, async (url) => {
    const asked = await ask(url, { timeoutMs: 50 });
    equal(asked.kind === "unanswered" && asked.reason, "nothing came within 0.05 s");
    resolve(new Response());
  });
  const nobody = await ask(`http://127.0.0.1:${freePort()}`);
  match(nobody.kind === "unanswered" ? nobody.reason : "", /^nothing listens there$/);
});

Deno.test("a WebSocket that comes is 101, and is closed at once", () =>
  serving((request) => {
    if (request.headers.get("origin") !== "https://a.example") {
      return new Response(null, { status: 403 });
    }
    return Deno.upgradeWebSocket(request, { protocol: "v12.stomp" }).response;
  }, async (url) => {
    const statusOf = async (origin: string) => {
      const asked = await askForSocket(url, { origin });
      return asked.kind === "answered" && asked.status;
    };
    equal(await statusOf("https://a.example"), 101);
    equal(await statusOf("https://b.example"), 403);
  }));
