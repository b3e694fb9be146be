/**
 * Whose call it is, and on which pages.
 *
 * @module
 */
import { equal, throws } from "node:assert/strict";
import { readerOfRequest } from "../../../../server/http/request/reader_of_request.ts";
import { refusedAs, testChat } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";

Deno.test("a token names its reader on pages of its own site, in programs and on the server's own pages", async () => {
  const chat = testChat();
  await chat.sites.put(siteWith("aside", { origins: ["http://aside.test"] }));
  const { token, reader } = chat.readerTokens.issue("aside");
  const call = (origin?: string, authorization = `Bearer ${token}`) =>
    readerOfRequest(
      new Request("http://talk.test/api/reader/messages", {
        headers: { authorization, ...origin !== undefined && { origin } },
      }),
      chat,
    );
  for (const origin of [undefined, "http://aside.test", "http://talk.test"]) {
    equal(call(origin).sender.id, reader.id);
  }
  for (const origin of ["http://blog.test", "http://evil.test", "null", ""]) {
    throws(() => call(origin), refusedAs("token-invalid"), origin);
  }
  for (const authorization of ["", token, `Basic ${token}`, `Bearer ${token}A`]) {
    throws(() => call(undefined, authorization), refusedAs("token-invalid"));
  }
});
