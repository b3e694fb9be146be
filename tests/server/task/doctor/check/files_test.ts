/**
 * What browsers get of the tag and the console.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { files, judgeCache } from "../../../../../server/task/doctor/check/files.ts";
import { CONSOLE_HEADERS, ENTRY_HEADERS } from "../../../../../server/http/response/page_header.ts";
import { serveFile } from "../../../../../server/http/response/static.ts";
import { dataDir } from "../../../../helper/data_dir.ts";
import { levels } from "../../../../helper/examined.ts";
import { type Examined, examined } from "../../../../helper/examined.ts";
import { type FrontFaults, frontProxy } from "../../../../helper/front_proxy.ts";

/** What is said of files that come through a proxy. */
async function through(faults: FrontFaults, { probe }: Examined) {
  using folder = dataDir();
  for (const name of ["small-talk.js", "small-talk.js.br", "console.html"]) {
    await Deno.writeTextFile(`${folder.path}/${name}`, "x");
  }
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    (request) =>
      request.url.endsWith("/console")
        ? serveFile(request, `${folder.path}/console.html`, { headers: CONSOLE_HEADERS })
        : serveFile(request, `${folder.path}/small-talk.js`, { headers: ENTRY_HEADERS }),
  );
  await using proxy = await frontProxy(`http://127.0.0.1:${server.addr.port}`, faults);
  const verdicts = await files.run(await probe(proxy.url));
  await server.shutdown();
  return verdicts;
}

Deno.test("doctor sees what a proxy makes of the tag's headers", () =>
  examined(async (all) => {
    const fine = ["ok The tag", "ok Embedding", "ok Cache", "ok Compression", "ok The console"];
    deepEqual(levels(await through({}, all)), fine);
    const kept = await through({ answers: { "cache-control": "max-age=31536000" } }, all);
    match(kept[2]?.seen ?? "", /^Browsers keep the tag for 31536000 s: after an upgrade/);
    const closed = await through(
      { answers: { "cross-origin-resource-policy": "same-origin" } },
      all,
    );
    deepEqual(levels(closed)[1], "fault Embedding");
    const plain = await through({ drops: ["accept-encoding"] }, all);
    deepEqual(levels(plain)[3], "warning Compression");
    const bare = await through({ answers: { "content-security-policy": "" } }, all);
    deepEqual(levels(bare)[4], "warning The console");
    const gone = await through({ redirect: "https://elsewhere.example" }, all);
    deepEqual(levels(gone), ["fault The tag"]);
  }));

Deno.test("a tag without an ETag, or without an age, is the old one after an upgrade", () => {
  const levelOf = (headers: Record<string, string>) => judgeCache({ headers }).level;
  deepEqual(levelOf({ etag: '"a"', "cache-control": "public, max-age=300" }), "ok");
  deepEqual(levelOf({ "cache-control": "public, max-age=300" }), "warning");
  deepEqual(levelOf({ etag: '"a"' }), "warning");
});
