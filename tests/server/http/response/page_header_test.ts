import { deepEqual, equal, match } from "node:assert/strict";
import {
  CONSOLE_HEADERS,
  DEMO_HEADERS,
  ENTRY_HEADERS,
  HASHED_HEADERS,
} from "../../../../server/http/response/page_header.ts";

const ALL = [CONSOLE_HEADERS, DEMO_HEADERS, ENTRY_HEADERS, HASHED_HEADERS];

Deno.test("page headers can be set, each once, and say how long a file is kept", () => {
  for (const lines of ALL) {
    const headers = new Headers(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    equal([...headers].length, lines.length);
    match(headers.get("cache-control") ?? "", /max-age|no-cache/);
  }
});

Deno.test("only the widget's files may be embedded by other sites", () => {
  const embeddable = ALL.filter((lines) => lines.includes("access-control-allow-origin: *"));
  deepEqual(embeddable, [ENTRY_HEADERS, HASHED_HEADERS]);
});
