/**
 * The file with blogs.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { sites } from "../../../../../server/task/doctor/check/sites.ts";
import { examined, levels } from "../../../../helper/examined.ts";

Deno.test("doctor reads the file with blogs as the server would, and names each fault", () =>
  examined(async ({ directly, probe, site, folder }) => {
    deepEqual(await directly(sites), []);
    const file = `${folder}/sites.json`;
    const at = () => probe(site.origin, { SITES_FILE: file });
    match((await sites.run(await at()))[0]?.seen ?? "", /as SITES_FILE: there is no such file$/);
    await Deno.writeTextFile(
      file,
      JSON.stringify({ sites: [{ id: "A" }, { id: "b", titel: "" }] }),
    );
    const faults = await sites.run(await at());
    deepEqual(levels(faults), ["fault Sites file", "fault Sites file"]);
    match(faults[1]?.seen ?? "", /sites\[1\]\.titel: there is no such setting$/);
    await Deno.writeTextFile(file, JSON.stringify({ sites: [{ id: "b" }] }));
    deepEqual(levels(await sites.run(await at())), ["ok Sites file"]);
  }));
