import { equal, match } from "node:assert/strict";
import { createAuditRoutes } from "../../../../server/http/author/audit_routes.ts";
import { testChat } from "../../../helper/chat.ts";

const author = { kind: "author", id: "kim", name: "=Kim" } as const;

Deno.test("a spreadsheet runs nothing of what stands in the log", async () => {
  const { audit } = testChat();
  const routes = createAuditRoutes({ audit, authorOf: () => Promise.resolve(author) });
  await audit.note(author, "author.role", { author: "+1", detail: "@x" });
  const response = await routes.request("/api/audit?format=csv");
  match(await response.text(), /,'=Kim,author\.role,,,,,,'\+1,'@x\r\n$/);
  match(response.headers.get("content-disposition") ?? "", /audit\.csv/);
});

Deno.test("what is asked for is a number, a kind and a format, or refused", async () => {
  const { audit } = testChat();
  const routes = createAuditRoutes({ audit, authorOf: () => Promise.resolve(author) });
  for (
    const query of ["by=kim", "before=x", "from=-1", "until=1e9", "kind=__proto__", "format=xml"]
  ) {
    equal((await routes.request(`/api/audit?${query}`)).status, 400, query);
  }
  equal(
    (await routes.request(`/api/audit?before=5&from=1&until=9&kind=data&by=${"k".repeat(22)}`))
      .status,
    200,
  );
});
