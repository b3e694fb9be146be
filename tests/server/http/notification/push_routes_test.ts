import { deepEqual, equal } from "node:assert/strict";
import { AuthorDevices } from "../../../../server/chat/notification/author_devices.ts";
import { createPushRoutes } from "../../../../server/http/notification/push_routes.ts";
import { isPushDeviceInfo, isPushState } from "../../../../shared/chat/push.ts";
import { random, testChat } from "../../../helper/chat.ts";
import { pushBrowser } from "../../../helper/push_browser.ts";

Deno.test("an author subscribes, sees it, tries it, and ends it", async () => {
  const chat = testChat();
  await chat.account.ensurePassword("correct horse");
  const [author] = await chat.store.authors();
  if (author === undefined) throw new Error("there is no author");
  const session = await chat.sessions.open(author);
  const routes = createPushRoutes({
    signedIn: () => Promise.resolve(session),
    devices: new AuthorDevices({
      ...chat,
      random,
      push: {
        publicKey: "key",
        faultOf: () => undefined,
        send: () => Promise.resolve({ kind: "sent" }),
      },
    }),
  });
  const call = async (method: string, path: string, body?: object) => {
    const answer = await routes.request(path, {
      method,
      headers: { "content-type": "application/json" },
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };

  const subscribing = { endpoint: "https://push.example/a", label: "Phone", ...pushBrowser().keys };
  const { status, body: device } = await call("PUT", "/api/push/device", subscribing);
  deepEqual([status, isPushDeviceInfo(device), device.current], [200, true, true]);
  const { body: state } = await call("GET", "/api/push");
  equal(isPushState(state), true);
  deepEqual(state, { publicKey: "key", devices: [device] });
  deepEqual(await call("POST", `/api/push/devices/${device.id}/test`), {
    status: 200,
    body: { kind: "sent" },
  });
  equal((await call("DELETE", `/api/push/devices/${device.id}`)).status, 204);
  equal((await call("DELETE", `/api/push/devices/${device.id}`)).status, 404);
  equal((await call("PUT", "/api/push/device", { label: "Phone" })).status, 400);
});
