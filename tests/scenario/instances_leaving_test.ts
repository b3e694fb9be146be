/**
 * Instances of a server on one database come and go under those who talk, and nothing that was
 * acknowledged is lost, doubled or moved for anybody.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ChangingInstances } from "../helper/changing_instances.ts";
import { Instance } from "../helper/instance.ts";
import { KvConnectServer } from "../helper/kv_connect/kv_connect_server.ts";
import { sized } from "../helper/size.ts";

const CHANGES = sized(3);
/**
 * Five seconds are what platforms give, and `leaving_test.ts` holds the server to less. Here machines
 * are busy; who waits for a KV that gives no answer takes ten.
 */
const LEFT_MS = 9_000;

Deno.test("instances that come and go lose, double and move nothing for two hundred who talk", async () => {
  await using stage = await ChangingInstances.start({
    readers: 200,
    rooms: 10,
    pauseMs: { least: 1_000, most: 4_000 },
    patienceMs: 60_000,
  });
  stage.talk();
  for (let change = 0; change < CHANGES; change++) {
    await stage.go(60);
    stage.endOldest(change % 2 === 0 ? "SIGTERM" : "SIGINT");
    await stage.startInstance();
    await stage.everybodyIsBack();
  }
  await stage.go(60);
  await stage.check();

  const wrong = stage.journeys.filter(({ faults, doubled, outOfOrder, reloads }) =>
    faults.length + doubled + outOfOrder + reloads > 0
  );
  deepEqual(wrong, []);
  const moves = stage.journeys.reduce((sum, { reconnects }) => sum + reconnects, 0);
  equal(moves >= 200, true, `${moves} moves`);
  await stage.end();
  for (const { code, afterMs, output } of stage.ended) {
    deepEqual([code, afterMs < LEFT_MS], [0, true], output);
  }
});

Deno.test("an instance leaves in time while its database does not answer, and another takes over", async () => {
  await using stage = await ChangingInstances.start({
    readers: 4,
    rooms: 2,
    pauseMs: { least: 20, most: 60 },
    patienceMs: 30_000,
  });
  stage.talk();
  await stage.go(20);
  stage.kv.hold();
  while (stage.kv.held === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  // Twice, as a terminal does whose Ctrl-C is handed on besides.
  stage.endOldest("SIGTERM", "SIGINT");
  stage.endOldest("SIGINT");
  const ended = await stage.allHaveEnded();
  for (const { code, afterMs, output } of ended) {
    deepEqual([code, afterMs < LEFT_MS], [0, true], output);
  }
  stage.kv.goOn();
  await stage.startInstance();
  await stage.everybodyIsBack();
  await stage.go(20);
  await stage.check();
});

Deno.test("an instance that waits for its database ends when it is told to", async () => {
  await using kv = new KvConnectServer();
  kv.hold();
  await using instance = new Instance({
    STORE: "kv",
    KV_URL: kv.url,
    DENO_KV_ACCESS_TOKEN: kv.token,
  });
  await instance.listens();
  const { code, afterMs, output } = await instance.end("SIGTERM");
  deepEqual([code, afterMs < LEFT_MS], [0, true], output);
});
