/**
 * Which site a request is about.
 *
 * @module
 */
import { equal, throws } from "node:assert/strict";
import { Sites } from "../../../../server/chat/site/sites.ts";
import { knownSite, siteOfPage } from "../../../../server/http/request/site_of_page.ts";
import { random, refusedAs } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";
import { newStore } from "../../../helper/new_store.ts";

const OWN = "https://talk.example";

async function sitesOf(...origins: string[]): Promise<Sites> {
  const store = newStore({ random });
  const allowedOrigins = ["https://blog.example"];
  const sites = new Sites({ store, ownOrigins: [OWN], allowedOrigins });
  await sites.put(siteWith("aside", { origins }));
  return sites;
}

function from(origin?: string): Request {
  return new Request(OWN, { headers: origin === undefined ? {} : { origin } });
}

Deno.test("a page speaks for its own site; programs and the server's own pages may choose", async () => {
  const sites = await sitesOf("https://aside.example");
  equal(siteOfPage(from("https://blog.example"), sites), "default");
  equal(siteOfPage(from("https://aside.example"), sites), "aside");
  equal(siteOfPage(from(), sites), undefined);
  equal(siteOfPage(from(OWN), sites), undefined);
  for (const origin of ["null", "https://evil.example", "https://aside.example:444"]) {
    throws(() => siteOfPage(from(origin), sites), refusedAs("forbidden"));
  }
});

Deno.test("where a blog and the server share an origin, its pages are the blog's", async () => {
  equal(siteOfPage(from(OWN), await sitesOf(OWN)), "aside");
});

Deno.test("a site that is named exists, or it is refused", async () => {
  const sites = await sitesOf();
  equal(knownSite(undefined, sites), undefined);
  equal(knownSite("aside", sites), "aside");
  for (const id of ["", "Aside", "__proto__", "other", "x".repeat(10_000), "\ud800"]) {
    throws(() => knownSite(id, sites), refusedAs("not-found"));
  }
});
