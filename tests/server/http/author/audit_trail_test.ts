import { deepEqual, equal } from "node:assert/strict";
import { auditTrail } from "../../../../server/http/author/audit_trail.ts";
import { authorCookies } from "../../../../server/http/request/cookie.ts";
import { testChat } from "../../../helper/chat.ts";

const OWN = "https://talk.example";

Deno.test("what was refused, what a task does, and what nobody signed in does is not written down", async () => {
  const chat = testChat();
  await chat.account.ensurePassword("correct horse");
  const { secret } = await chat.account.signIn("correct horse", { address: "home" });
  const trail = auditTrail({ ...chat, cookies: authorCookies(OWN) });
  const request = (cookie: string) =>
    new Request(`${OWN}/api/export`, { headers: cookie === "" ? {} : { cookie } });
  const own = `__Host-small-talk=${secret}`;
  const done = () => Promise.resolve(new Response("{}"));
  const answers = [
    trail(request(own), new Response("{}", { status: 403 })),
    trail(request(""), done()),
    trail(request("__Host-small-talk=made-up"), done()),
    trail(request(own), done()),
  ];
  for (const answer of answers) equal(await (await answer).text(), "{}");
  const { entries } = await chat.audit.page({ limit: 9 });
  deepEqual(entries.map(({ act, by }) => [act, by.name]), [["data.export", "Author"]]);
});
