import assert from "node:assert/strict";
import { route } from "../../server/messaging/mod.ts";
import { withStompSite } from "../helper/stomp_site.ts";

Deno.test("a server that drains closes every client with 1012 and takes no new one", async () => {
  await withStompSite({}, async ({ stomp, client, raw }) => {
    const clients = [await client(), await client(), await client()];
    const drained = stomp.drain({ deadlineMs: 4_000, batchSize: 2, batchPauseMs: 10 });
    await assert.rejects(raw(), /503/);
    for (const { closes } of clients) assert.equal((await closes.next()).code, 1012);
    await drained;
    assert.equal(stomp.registry.sessionCount, 0);
  });
});

Deno.test("a server that drains answers the SEND it works on before it closes", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    const begun = Promise.withResolvers<void>();
    const mayFinish = Promise.withResolvers<void>();
    stomp.on(route("/slow"), async () => {
      begun.resolve();
      await mayFinish.promise;
    });
    const { publish, closes } = await client();
    const receipt = publish("/app/slow", "{}");
    await begun.promise;
    const drained = stomp.drain({ deadlineMs: 4_000 });
    mayFinish.resolve();
    await receipt;
    assert.equal((await closes.next()).code, 1012);
    await drained;
  });
});
