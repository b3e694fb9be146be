import { deepEqual, equal } from "node:assert/strict";
import type { PushDeviceInfo } from "../../../../shared/chat/push.ts";
import { ConsoleApi } from "../../../../widget/console/api/console_api.ts";
import { PushHere, type PushWorld } from "../../../../widget/console/device/push_here.ts";

const DEVICE: PushDeviceInfo = { id: "d1", label: "Chrome · Linux", createdAt: 1, current: true };
const OWNER = "small-talk-push-author";

interface Given extends Partial<PushWorld> {
  readonly publicKey?: string | undefined;
  readonly devices?: readonly PushDeviceInfo[];
  readonly subscribed?: boolean;
  readonly owner?: string;
  readonly answers?: Readonly<Record<string, number>>;
  readonly noService?: boolean;
}

function setUp(given: Given = {}) {
  const { devices = [], subscribed = false, owner, answers = {}, noService, ...world } = given;
  const publicKey = "publicKey" in given ? given.publicKey : "key";
  const calls: string[] = [];
  const stored = new Map(owner === undefined ? [] : [[OWNER, owner]]);
  const subscription = {
    toJSON: () => ({ endpoint: "https://push.example/a", keys: { p256dh: "p", auth: "a" } }),
    unsubscribe() {
      isSubscribed = false;
      return Promise.resolve(true);
    },
  };
  let isSubscribed = subscribed;
  const registration = {
    pushManager: {
      getSubscription: () => Promise.resolve(isSubscribed ? subscription : null),
      subscribe() {
        if (noService) return Promise.reject(new DOMException("none", "AbortError"));
        isSubscribed = true;
        return Promise.resolve(subscription);
      },
    },
  } as unknown as ServiceWorkerRegistration;
  const api = new ConsoleApi((path, { method = "" }) => {
    const call = `${method} ${path}`;
    calls.push(call);
    const status = answers[call] ?? 200;
    if (status === 0) return Promise.reject(new TypeError("offline"));
    if (status === 204) return Promise.resolve(new Response(null, { status }));
    if (status >= 400) {
      const code = status === 404 ? "not-found" : "invalid-body";
      return Promise.resolve(Response.json({ code, message: "No." }, { status }));
    }
    const body = method === "GET"
      ? { devices, ...publicKey !== undefined && { publicKey } }
      : method === "PUT"
      ? DEVICE
      : { kind: "sent" };
    return Promise.resolve(Response.json(body));
  });
  const here = new PushHere({
    isSecure: true,
    canPush: true,
    isApple: false,
    isStandalone: () => false,
    permission: () => "granted",
    requestPermission: () => Promise.resolve("granted"),
    registration: () => Promise.resolve(registration),
    label: "Chrome · Linux",
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    ...world,
  }, { author: "author", api });
  return { here, calls, stored, isSubscribed: () => isSubscribed };
}

Deno.test("a browser that cannot tell its author says why", async () => {
  for (
    const [given, kind] of [
      [{ publicKey: undefined }, "server-off"],
      [{ isSecure: false }, "insecure"],
      [{ canPush: false }, "unsupported"],
      [{ canPush: false, isApple: true }, "install-first"],
      [{ canPush: false, isApple: true, isStandalone: () => true }, "unsupported"],
      [{ permission: () => "denied" as const }, "denied"],
      [{ registration: () => Promise.resolve(undefined) }, "unsupported"],
      [{ answers: { "GET /api/push": 0 } }, "unreachable"],
      [{}, "off"],
    ] as const
  ) {
    const { here } = setUp(given);
    await here.look();
    equal(here.view.kind, kind, JSON.stringify(given));
  }
});

Deno.test("turned on, the server knows the browser and the browser whose it is; off again, neither", async () => {
  const { here, calls, stored, isSubscribed } = setUp({
    answers: { "DELETE /api/push/devices/d1": 204 },
  });
  await here.look();
  equal(await here.turnOn(), "done");
  deepEqual([here.view, here.devices, stored.get(OWNER)], [
    { kind: "on", id: "d1" },
    [DEVICE],
    "author",
  ]);
  equal(await here.test(), "sent");
  equal(await here.turnOff(), "done");
  deepEqual([here.view.kind, here.devices, stored.size, isSubscribed()], ["off", [], 0, false]);
  deepEqual(calls.slice(1), [
    "PUT /api/push/device",
    "POST /api/push/devices/d1/test",
    "DELETE /api/push/devices/d1",
  ]);
});

Deno.test("what does not work is told apart, and leaves nothing half done", async () => {
  const denied = setUp({
    requestPermission: () => Promise.resolve("denied"),
    permission: () => "denied",
  });
  await denied.here.look();
  deepEqual([await denied.here.turnOn(), denied.here.view.kind], ["denied", "denied"]);
  for (
    const [given, step] of [
      [{ noService: true }, "no-service"],
      [{ answers: { "PUT /api/push/device": 400 } }, "refused"],
      [{ answers: { "PUT /api/push/device": 0 } }, "unreachable"],
    ] as const
  ) {
    const { here, isSubscribed } = setUp(given);
    await here.look();
    deepEqual([await here.turnOn(), here.view.kind, isSubscribed()], [step, "off", false]);
  }
});

Deno.test("after signing in again the same author is told again, and another one is not", async () => {
  const same = setUp({ subscribed: true, owner: "author" });
  await same.here.look();
  deepEqual([same.here.view, same.calls.at(-1)], [
    { kind: "on", id: "d1" },
    "PUT /api/push/device",
  ]);
  const other = setUp({ subscribed: true, owner: "somebody" });
  await other.here.look();
  deepEqual([other.here.view.kind, other.isSubscribed(), other.calls.length], ["off", false, 1]);
});

Deno.test("a browser the server knows is on, and one that is gone there is off", async () => {
  const { here, calls } = setUp({ subscribed: true, owner: "author", devices: [DEVICE] });
  await here.look();
  deepEqual([here.view, calls.length], [{ kind: "on", id: "d1" }, 1]);
  const gone = setUp({
    subscribed: true,
    owner: "author",
    devices: [DEVICE],
    answers: { "DELETE /api/push/devices/d1": 404, "POST /api/push/devices/d1/test": 404 },
  });
  await gone.here.look();
  equal(await gone.here.test(), "gone");
  deepEqual([await gone.here.remove("d1"), gone.here.view.kind], ["done", "off"]);
});

Deno.test("whoever signs out is told nothing here any more", async () => {
  const { here, stored, isSubscribed } = setUp({ subscribed: true, owner: "author" });
  await here.leave();
  deepEqual([stored.size, isSubscribed()], [0, false]);
  equal(PushHere.isUsed({ getItem: () => null, setItem() {}, removeItem() {} }), false);
});
