import { deepEqual, equal, match } from "node:assert/strict";
import {
  GuardedSender,
  type GuardedSenderOptions,
} from "../../../server/outbound/guarded_sender.ts";
import { CERTIFICATE, CERTIFICATE_KEY } from "../../helper/localhost_certificate.ts";

const PUBLIC = "93.184.216.34";
const POST = { body: '{"a":"한"}', headers: { "content-type": "application/json" } };

/** Serves on this machine while the test runs; `asked` counts the requests. */
async function withServer(
  answer: (request: Request) => Response | Promise<Response>,
  test: (port: number, asked: () => number) => Promise<void>,
  tls: { readonly cert?: string; readonly key?: string } = {},
): Promise<void> {
  let count = 0;
  const { promise: listening, resolve } = Promise.withResolvers<number>();
  const over = new AbortController();
  const server = Deno.serve(
    {
      hostname: "127.0.0.1",
      port: 0,
      signal: over.signal,
      onListen: ({ port }) => resolve(port),
      ...tls,
    },
    (request) => {
      count++;
      return answer(request);
    },
  );
  try {
    await test(await listening, () => count);
  } finally {
    over.abort();
    await server.finished;
  }
}

function sender(options: Partial<GuardedSenderOptions> = {}): GuardedSender {
  return new GuardedSender({ hosts: [], privateHosts: [], ...options });
}

Deno.test("a post goes to a host the owner has listed, as it was written", () => {
  let heard: unknown;
  return withServer(async (request) => {
    heard = [request.method, new URL(request.url).pathname, request.headers.get("x-id")];
    return new Response(await request.text(), { headers: { "retry-after": "7" } });
  }, async (port) => {
    const answer = await sender({ privateHosts: [`localhost:${port}`] }).post({
      url: `http://localhost:${port}/hook?a=1`,
      ...POST,
      headers: { "x-id": "1" },
    });
    deepEqual(answer, { kind: "answered", status: 200, body: POST.body, retryAfterMs: 7_000 });
    deepEqual(heard, ["POST", "/hook", "1"]);
  });
});

Deno.test("a post over TLS goes to whom a certificate vouches for, and to nobody else", () =>
  withServer(
    () => new Response("ok"),
    async (port, asked) => {
      const privateHosts = ["localhost"];
      const url = `https://localhost:${port}/`;
      const refused = await sender({ privateHosts }).post({ url, ...POST });
      deepEqual([refused.kind, asked()], ["unreachable", 0]);
      const sent = await sender({ privateHosts, ca: CERTIFICATE }).post({ url, ...POST });
      deepEqual([sent.kind, asked()], ["answered", 1]);
    },
    { cert: CERTIFICATE, key: CERTIFICATE_KEY },
  ));

Deno.test("an address that may never be posted to says what to do about it", () => {
  const guarded = sender({
    hosts: ["hooks.example", "b.example:8443"],
    privateHosts: ["lan", "c.lan:81"],
  });
  const at = (address: string) => guarded.faultOf(address);
  for (
    const allowed of [
      "https://hooks.example/x",
      "https://HOOKS.example:443/x",
      "https://b.example:8443",
      "http://lan/x",
      "https://lan:9/x",
      "http://c.lan:81/",
    ]
  ) equal(at(allowed), undefined, allowed);
  for (
    const [address, fault] of [
      ["hooks.example", /begin with https/],
      ["ftp://hooks.example", /begin with https/],
      ["http://hooks.example/x", /unless OUTBOUND_PRIVATE_HOSTS/],
      ["https://user:pass@hooks.example/", /no user and password/],
      ["https://hooks.example:8443/", /add it to WEBHOOK_HOSTS/],
      ["https://b.example/", /add it to WEBHOOK_HOSTS/],
      ["https://hooks.example.evil.example/", /hooks\.example\.evil\.example/],
      ["https://hooks.example@evil.example/", /no user and password/],
      ["https://127.0.0.1/", /WEBHOOK_HOSTS/],
      ["https://[::1]/", /WEBHOOK_HOSTS/],
      ["https://0x7f.1/", /WEBHOOK_HOSTS/],
      ["http://c.lan:82/", /unless OUTBOUND_PRIVATE_HOSTS/],
    ] as const
  ) match(at(address) ?? "", fault, address);
});

Deno.test("a host that resolves to a private address is not connected to", async () => {
  for (const addresses of [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::ffff:169.254.169.254"]]) {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const connected = listener.accept().then((connection) => {
      connection.close();
      return true;
    }, () => false);
    const answer = await sender({
      hosts: [`localhost:${listener.addr.port}`],
      resolve: () => Promise.resolve(addresses),
    }).post({ url: `https://localhost:${listener.addr.port}/`, ...POST });
    listener.close();
    deepEqual([answer.kind, await connected], ["forbidden", false]);
  }
});

Deno.test("a resolver that changes its mind leads nowhere: nothing is said over the connection", async () => {
  // It says a public address when it is asked; the connection goes to this machine.
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const heard = (async () => {
    const connection = await listener.accept();
    const octets = await connection.read(new Uint8Array(1));
    connection.close();
    return octets;
  })();
  const answer = await sender({
    hosts: [`localhost:${listener.addr.port}`],
    resolve: () => Promise.resolve([PUBLIC]),
  }).post({ url: `https://localhost:${listener.addr.port}/`, ...POST });
  deepEqual([answer.kind, await heard], ["forbidden", null]);
  listener.close();
});

Deno.test("a redirect is an answer, and nobody goes there", () =>
  withServer(
    ({ url }) =>
      new URL(url).pathname === "/"
        ? new Response(null, { status: 307, headers: { location: "/elsewhere" } })
        : new Response("reached"),
    async (port, asked) => {
      const answer = await sender({ privateHosts: ["localhost"] })
        .post({ url: `http://localhost:${port}/`, ...POST });
      deepEqual(["status" in answer && answer.status, asked()], [307, 1]);
    },
  ));

Deno.test("who answers without end is cut off, and who does not answer is left", () =>
  withServer(
    ({ url }) =>
      new URL(url).pathname === "/endless"
        ? new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(new Uint8Array(10_000).fill(97)),
          }),
        )
        : new Promise(() => {}),
    async (port) => {
      const privateHosts = ["localhost"];
      const endless = await sender({ privateHosts })
        .post({ url: `http://localhost:${port}/endless`, ...POST });
      equal("body" in endless && endless.body.length, 4_096);
      const silent = await sender({ privateHosts, deadlineMs: 50 })
        .post({ url: `http://localhost:${port}/silent`, ...POST });
      deepEqual(silent, { kind: "unreachable", reason: "no answer in time" });
    },
  ));

Deno.test("where nobody listens is unreachable, and the reason names no address", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  const answer = await sender({ privateHosts: ["localhost"] })
    .post({ url: `http://localhost:${port}/`, ...POST });
  deepEqual(answer, { kind: "unreachable", reason: "ECONNREFUSED" });
});
