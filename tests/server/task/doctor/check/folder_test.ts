/**
 * The data folder.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { folder, judgeSpace } from "../../../../../server/task/doctor/check/folder.ts";
import { examined, levels } from "../../../../helper/examined.ts";

Deno.test("doctor leaves nothing in the folder, and sees who can read the keys", () =>
  examined(async ({ directly, probe, site, folder: path }) => {
    const names = () => [...Deno.readDirSync(path)].map(({ name }) => name).sort();
    const before = names();
    const [written, , keys] = levels(await directly(folder));
    deepEqual([written, keys], ["ok Data folder", "ok Keys"]);
    deepEqual(names(), before);
    await Deno.chmod(`${path}/keys.json`, 0o644);
    const [, , open] = await directly(folder);
    equal(open?.level, "fault");
    match(open?.remedy[0] ?? "", /^chmod 600 .*keys\.json$/);
    const [missing] = await folder.run(await probe(site.origin, { DATA_DIR: `${path}/none` }));
    match(missing?.seen ?? "", /^There is no folder/);
  }));

Deno.test("little room is a warning, next to none a fault", () => {
  const levelOf = (megabytes: number) => judgeSpace(megabytes * 1024 * 1024, "/data").level;
  deepEqual([1_000, 499, 19].map(levelOf), ["ok", "warning", "fault"]);
});
