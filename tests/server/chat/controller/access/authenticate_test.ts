import { deepEqual, equal, match } from "node:assert/strict";
import { bodyText, frame } from "../../../../../shared/stomp/frame.ts";
import { SESSION_LIFE_MS } from "../../../../../server/chat/author/author_session.ts";
import { READER_TOKEN_LIFE_MS } from "../../../../../server/chat/reader/reader_token.ts";
import { connect } from "../../../../../server/messaging/testing/peer.ts";
import { type ChatServer, chatServer, jsonOf } from "../../../../helper/chat_server.ts";
import { siteWith } from "../../../../helper/site_policy.ts";

async function withServer(test: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await test(server);
  } finally {
    server.close();
  }
}

Deno.test("a reader connects with a token as the passcode", async () => {
  await withServer(async (server) => {
    const { token, reader } = server.chat.readerTokens.issue();
    const connected = await server.open().connect({ passcode: token });
    equal(connected.headers.get("user-name"), `reader-${reader.id}`);
  });
});

Deno.test("a reader's token counts on pages of its own site, in programs and on the server's own pages", async () => {
  await withServer(async (server) => {
    const { readerTokens, sites } = server.chat;
    await sites.put(siteWith("aside", { origins: ["http://aside.test"] }));
    const pages: [site: string, origin: string | null, connects: boolean][] = [
      ["default", "http://blog.test", true],
      ["default", "http://aside.test", false],
      ["aside", "http://aside.test", true],
      ["aside", "http://blog.test", false],
      ["aside", "http://evil.test", false],
      ["aside", "null", false],
      ["aside", "", false],
      ["aside", null, true],
      ["aside", "http://talk.test", true],
    ];
    for (const [site, origin, connects] of pages) {
      const peer = connect(server.stomp, { origin });
      const { token } = readerTokens.issue(site);
      const answer = await peer.connect({ passcode: token });
      equal(answer.command, connects ? "CONNECTED" : "ERROR", `${site} at ${origin}`);
      if (!connects) equal((jsonOf(answer) as { code: string }).code, "token-invalid");
    }
  });
});

Deno.test("an author connects with the secret that came with the cookie", async () => {
  await withServer(async (server) => {
    const connected = await server.open(await server.signIn()).connect();
    equal(connected.headers.get("user-name"), "author-owner");
  });
});

Deno.test("a page that sends a token is a reader's, even in the author's browser", async () => {
  await withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const connected = await server.open(await server.signIn()).connect({ passcode: token });
    match(connected.headers.get("user-name") ?? "", /^reader-/);
  });
});

Deno.test("without token or cookie, or with one that does not count, the ERROR says what to do", async () => {
  await withServer(async (server) => {
    const { readerTokens, clock, sessions } = server.chat;
    const { token } = readerTokens.issue();
    const secret = await server.signIn();
    const ended = await server.signIn();
    await sessions.end(ended);
    clock.advance(Math.max(READER_TOKEN_LIFE_MS, SESSION_LIFE_MS));
    const attempts: [code: string, secret: string | undefined, passcode: string | undefined][] = [
      ["token-invalid", undefined, undefined],
      ["token-invalid", undefined, ""],
      ["token-invalid", undefined, "made.up"],
      ["token-invalid", undefined, token],
      ["token-invalid", await server.signIn(), "made.up"],
      ["signed-out", secret, undefined],
      ["signed-out", ended, undefined],
      ["signed-out", "made up", undefined],
    ];
    for (const [code, secret, passcode] of attempts) {
      const peer = server.open(secret);
      peer.send(frame("CONNECT", { "accept-version": "1.2", host: "x", passcode }));
      const error = await peer.next();
      equal(error.command, "ERROR");
      equal((jsonOf(error) as { code: string }).code, code);
      equal(bodyText(error).includes(token), false);
      equal((await peer.closed).code, 1008);
    }
    deepEqual(server.log, []);
  });
});
