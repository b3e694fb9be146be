import { deepEqual, equal } from "node:assert/strict";
import { WorkerLink } from "../../../../widget/console/device/worker_link.ts";

function setUp(
  { fails = false, policies = undefined as unknown, controller = {} as object | null } = {},
) {
  const told: unknown[] = [];
  const closed: string[] = [];
  const registered: unknown[] = [];
  const gone: string[] = [];
  const notices = ["a", "b"].map((tag) => ({ tag, close: () => closed.push(tag) }));
  const registration = {
    active: { postMessage: (message: unknown) => told.push(message) },
    getNotifications: ({ tag }: { tag: string }) =>
      Promise.resolve(notices.filter((notice) => notice.tag === tag)),
  };
  let renewals = 0;
  const container = Object.assign(new EventTarget(), {
    controller,
    register(url: unknown, options: unknown) {
      registered.push(url, options);
      return fails ? Promise.reject(new TypeError("no")) : Promise.resolve(registration);
    },
  });
  const link = new WorkerLink({
    container: container as unknown as ServiceWorkerContainer,
    policies,
    go: (address) => gone.push(address),
    renewed: () => renewals++,
  });
  return { renewals: () => renewals, link, container, told, closed, registered, gone };
}

Deno.test("the worker is registered for the console alone, by the one policy its page allows", async () => {
  const { link, registered } = setUp();
  await link.registration;
  deepEqual(registered, ["/console-worker.js", { scope: "/console" }]);
  const made: string[] = [];
  const policies = {
    createPolicy(name: string, { createScriptURL }: { createScriptURL(url: string): string }) {
      made.push(name);
      return { createScriptURL: () => `trusted ${createScriptURL("https://evil.example/x.js")}` };
    },
  };
  const trusted = setUp({ policies });
  await trusted.link.registration;
  deepEqual([made, trusted.registered[0]], [["small-talk-worker"], "trusted /console-worker.js"]);
});

Deno.test("the page goes where the worker says, within the console", () => {
  const { container, gone } = setUp();
  for (
    const data of [{ kind: "go", address: "#inbox/a" }, { kind: "go", address: "//evil" }, null]
  ) {
    container.dispatchEvent(new MessageEvent("message", { data }));
  }
  deepEqual(gone, ["#inbox/a"]);
});

Deno.test("the worker is told, and notifications of what is looked at are closed", async () => {
  const { link, told, closed } = setUp();
  await link.tell({ kind: "retry" });
  await link.closeNotices("b");
  deepEqual([told, closed], [[{ kind: "retry" }], ["b"]]);
});

Deno.test("without a worker the console does the same, and nothing fails", async () => {
  const none = new WorkerLink({ container: undefined, policies: undefined, go() {}, renewed() {} });
  for (const link of [none, setUp({ fails: true }).link]) {
    equal(await link.registration, undefined);
    await link.tell({ kind: "forget" });
    await link.closeNotices("a");
  }
});

Deno.test("a worker that takes over from another is a newer build, and the first one is not", () => {
  for (const [controller, count] of [[{}, 1], [null, 0]] as const) {
    const { container, renewals } = setUp({ controller });
    container.dispatchEvent(new Event("controllerchange"));
    equal(renewals(), count);
  }
});
