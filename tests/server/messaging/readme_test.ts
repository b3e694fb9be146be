import assert from "node:assert/strict";
import { DEFAULT_KV_BUS_LIMITS } from "../../../server/messaging/bus/kv/kv_bus.ts";
import { DEFAULT_QUEUE_LIMITS, DEFAULT_SERVER_LIMITS } from "../../../server/messaging/limits.ts";
import { CLOSE } from "../../../shared/code.ts";

const README = await Deno.readTextFile(
  new URL("../../../server/messaging/README.md", import.meta.url),
);

/** The first two cells of the rows of every table whose first cell fits. */
function rows(first: RegExp): readonly (readonly [string, string])[] {
  return Array.from(README.matchAll(/^\| (\S+) +\| ([^|]*?) +\|/gm), (row) => row.slice(1))
    .flatMap(([name = "", value = ""]) => first.test(name) ? [[name, value] as const] : []);
}

Deno.test("README names every limit and its default, in their order", () => {
  const told = (value: unknown) =>
    typeof value === "number" ? value.toLocaleString("en-US") : "none";
  const limits = {
    ...DEFAULT_SERVER_LIMITS,
    ...DEFAULT_QUEUE_LIMITS,
    ...DEFAULT_KV_BUS_LIMITS,
  };
  assert.deepEqual(
    rows(/^`(?:max|default|requests|heartBeat)|Ms`$/),
    Object.entries(limits).map(([name, value]) => [`\`${name}\``, told(value)]),
  );
});

Deno.test("README says of every close code what a client does next", () => {
  const next = { retry: "tries again", renew: "renews its credentials", stop: "stops" };
  for (const { code, next: step } of Object.values(CLOSE)) {
    assert.match(README, new RegExp(`^\\| ${code} +\\|[^|]*\\| ${next[step]} +\\|$`, "m"));
  }
  assert.equal(rows(/^1\d{3}$/).length, Object.keys(CLOSE).length);
});

Deno.test("README's links lead somewhere", async () => {
  for (const [, target = ""] of README.matchAll(/\]\(([^)#:]+)\)/g)) {
    await Deno.stat(new URL(`../../../server/messaging/${target}`, import.meta.url));
  }
  const headings = Array.from(
    README.matchAll(/^## (.+)$/gm),
    ([, title = ""]) => title.toLowerCase().replaceAll(/[^a-z ]/g, "").replaceAll(" ", "-"),
  );
  const anchors = Array.from(README.matchAll(/\]\(#([^)]+)\)/g), ([, anchor]) => anchor);
  assert.deepEqual(anchors, headings);
});

Deno.test("examples are checked with the packages the project has", async () => {
  const { imports } = JSON.parse(
    await Deno.readTextFile(new URL("../../verify/examples.json", import.meta.url)),
  );
  const project = JSON.parse(
    await Deno.readTextFile(new URL("../../../deno.json", import.meta.url)),
  );
  for (const [name, specifier] of Object.entries(imports)) {
    assert.equal(specifier, project.imports[name]);
  }
});
