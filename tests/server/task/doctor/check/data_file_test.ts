/**
 * The data file, of a server that runs and of one that does not.
 *
 * @module
 */
import { random } from "../../../../helper/chat.ts";
import { Probe } from "../../../../../server/task/doctor/probe.ts";
import { systemClock } from "../../../../../server/messaging/mod.ts";
import { type Keyring, newKeyring } from "../../../../../server/chat/token/keyring.ts";
import { readConfig } from "../../../../../server/setting/config.ts";
import { deepEqual, equal, match } from "node:assert/strict";
import { dataFile, judgeHeader } from "../../../../../server/task/doctor/check/data_file.ts";
import { chatSite } from "../../../../helper/chat_site.ts";
import { dataDir } from "../../../../helper/data_dir.ts";
import { examined, levels } from "../../../../helper/examined.ts";
import { freePort } from "../../../../helper/started.ts";

Deno.test("doctor reads the version beside a running server, and leaves the data to it", () =>
  examined(async ({ directly, site }) => {
    deepEqual(levels(await directly(dataFile)), ["ok Data file", "left Data"]);
    // It goes on writing.
    equal((await site.readerToken()).length > 0, true);
  }));

Deno.test("doctor sees that the file of a stopped server is whole, or is not", () =>
  examined(async ({ probe, site }) => {
    using stopped = dataDir();
    await (await chatSite(stopped.path, 0, { OWNER_PASSWORD: "" })).stop();
    const at = () => probe(site.origin, { DATA_DIR: stopped.path, PORT: freePort() });
    deepEqual(levels(await dataFile.run(await at())), ["ok Data file", "ok Data"]);
    const file = await Deno.open(stopped.file, { write: true });
    await file.seek(4_096, Deno.SeekMode.Start);
    await file.write(new Uint8Array(40_000).fill(255));
    file.close();
    deepEqual(levels(await dataFile.run(await at())), ["ok Data file", "fault Data"]);
    await Deno.writeTextFile(stopped.file, "no database");
    match((await dataFile.run(await at()))[0]?.seen ?? "", /is no data file$/);
    await Deno.remove(stopped.file);
    deepEqual(levels(await dataFile.run(await at())), ["left Data file"]);
  }));

Deno.test("a file of another version is told: an older one is migrated, a newer one is not opened", () => {
  const header = new Uint8Array(100);
  header.set(new TextEncoder().encode("SQLite format 3\0"));
  header[63] = 5;
  deepEqual([4, 5, 6].map((known) => judgeHeader(header, known).level), ["fault", "ok", "warning"]);
});

Deno.test("doctor says of a KV whether it answers, and of what nobody can look at, why", async () => {
  const look = async (env: Record<string, string>, keyring?: Keyring) => {
    const config = readConfig((name) => env[name]);
    const verdicts = await dataFile.run(
      new Probe({
        config,
        url: config.publicUrl,
        keyring,
        clock: systemClock,
        random,
        idleMs: 1,
        streamMs: 1,
      }),
    );
    return verdicts.map(({ level }) => level);
  };
  const url = { STORE: "kv", KV_URL: "https://kv.example", DENO_KV_ACCESS_TOKEN: "x".repeat(12) };
  deepEqual(await look({ STORE: "memory" }), ["warning"]);
  deepEqual(await look({ STORE: "kv" }), ["left"]);
  deepEqual(await look(url), ["fault"]);
  deepEqual(await look(url, newKeyring(random)), ["ok"]);
});
