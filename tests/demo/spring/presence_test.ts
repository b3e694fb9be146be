import assert from "node:assert/strict";
import { tellPresence } from "../../../demo/spring/presence.ts";
import { permitAll, StompServer } from "../../../server/messaging/mod.ts";
import { connect, VirtualClock } from "../../../server/messaging/testing.ts";

Deno.test("everybody hears who is here, each once, when somebody comes and goes", async () => {
  const stomp = new StompServer({
    clock: new VirtualClock(),
    authorize: [permitAll],
    authenticate: ({ login = "" }) => ({ name: login }),
  });
  tellPresence(stomp);
  const arrive = async (login: string) => {
    const peer = connect(stomp);
    await peer.connect({ login });
    return peer;
  };
  const kim = await arrive("kim");
  await kim.subscribe("/topic/presence");
  const lee = await arrive("lee");
  assert.deepEqual(await kim.nextBody(), ["kim", "lee"]);
  const again = await arrive("lee");
  assert.deepEqual(await kim.nextBody(), ["kim", "lee"]);
  lee.close();
  assert.deepEqual(await kim.nextBody(), ["kim", "lee"]);
  again.close();
  assert.deepEqual(await kim.nextBody(), ["kim"]);
  kim.close();
});
