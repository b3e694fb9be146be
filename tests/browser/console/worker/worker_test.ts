/**
 * The console's service worker in a real browser: push messages from the server to a notification and
 * back as an answer, and the console without a connection.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { type CDPSession, chromium, type Page, type Worker } from "playwright-core";
import { pushMessageOf } from "../../../../server/chat/notification/push_notice.ts";
import { commandOf, joinOf } from "../../../../shared/chat/destination.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import type { MessageNotice } from "../../../../shared/chat/push.ts";
import type { NoticeOptions } from "../../../../widget/console/worker/worker_scope.ts";
import { random } from "../../../helper/chat.ts";
import { findWholeChromium, NO_WHOLE_CHROMIUM } from "../../../helper/chromium.ts";
import { PushService } from "../../../helper/push_service.ts";
import { serviceWorkerOf } from "../../../helper/service_worker.ts";
import { connectTo } from "../../../helper/site_client.ts";
import { TalkServer } from "../../../helper/talk_server.ts";

const PASSWORD = "correct horse battery";
const room = roomId("/posts/a");

/** A notification, as a test looks at it. */
interface Shown {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
}

/** The console of an author who is signed in, with its worker. */
class StagedWorker {
  readonly #page: Page;
  readonly #devtools: CDPSession;
  readonly #worker: Worker;
  readonly #registrationId: string;

  private constructor(page: Page, devtools: CDPSession, worker: Worker, registrationId: string) {
    this.#page = page;
    this.#devtools = devtools;
    this.#worker = worker;
    this.#registrationId = registrationId;
  }

  static async of(page: Page): Promise<StagedWorker> {
    await page.evaluate(async () => void await navigator.serviceWorker.ready);
    const worker = await serviceWorkerOf(page);
    await worker.evaluate(() => {
      const shown: Shown[] = [];
      const { showNotification } = ServiceWorkerRegistration.prototype;
      ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
        await showNotification.call(this, title, options);
        const { body = "", actions = [] } = options as Partial<NoticeOptions>;
        shown.push({ title, body, actions: actions.map((action) => action.title) });
      };
      Object.assign(globalThis, { shown });
    });
    const devtools = await page.context().newCDPSession(page);
    const known = new Promise<string>((resolve) =>
      devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
        if (found !== undefined) resolve(found.registrationId);
      })
    );
    const { origin } = new URL(page.url());
    await devtools.send("ServiceWorker.enable");
    return new StagedWorker(page, devtools, worker, await known);
  }

  /** Delivers a push message as the browser's push service does. */
  async deliver(data: string): Promise<void> {
    const { origin } = new URL(this.#page.url());
    const registrationId = this.#registrationId;
    await this.#devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  }

  /**
   * Resolves with the first notification with such a title that was not asked for yet. It is heard of
   * as it is shown: to ask the browser for those that are shown, while one is on its way, loses it.
   */
  shown(title: RegExp): Promise<Shown> {
    return this.#worker.evaluate(async (source) => {
      const { shown } = globalThis as unknown as { shown: Shown[] };
      for (;;) {
        const at = shown.findIndex((notice) => new RegExp(source).test(notice.title));
        const [found] = at < 0 ? [] : shown.splice(at, 1);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }, title.source);
  }

  /** Writes into the notification's field, and sends it. */
  async reply(text: string): Promise<void> {
    await this.#worker.evaluate(async (reply) => {
      const scope = globalThis as unknown as {
        registration: ServiceWorkerRegistration;
        NotificationEvent: new (type: string, init: object) => Event;
      };
      const [notification] = await scope.registration.getNotifications();
      const init = { action: "answer", reply, notification };
      dispatchEvent(new scope.NotificationEvent("notificationclick", init));
    }, text);
  }
}

const executablePath = findWholeChromium();

/** Runs a story on a page; notifications are shown by a whole Chromium only. */
function workerTest(name: string, tell: (page: Page) => Promise<void>): void {
  Deno.test({
    name: executablePath === undefined ? `${name} (${NO_WHOLE_CHROMIUM})` : name,
    ignore: executablePath === undefined,
    async fn() {
      const browser = await chromium.launch({
        executablePath: executablePath ?? "",
        args: ["--no-sandbox", "--disable-dev-shm-usage"],
      });
      try {
        await tell(await browser.newPage({ locale: "en", permissions: ["notifications"] }));
      } finally {
        await browser.close();
      }
    },
  });
}

workerTest(
  "an author is told by a push message, answers on it, and nothing is lost on the way",
  async (page) => {
    await using service = new PushService();
    await using server = await TalkServer.start({
      OWNER_PASSWORD: PASSWORD,
      WEB_PUSH: "on",
      PUSH_HOSTS: service.host,
    });
    const grant = await fetch(`${server.origin}/api/reader`, { method: "POST" });
    const reader = await connectTo(server.origin, { passcode: (await grant.json()).token });
    const question = newId(random);
    await reader.send(commandOf(joinOf(room), "say"), {
      id: question,
      text: "Why?",
      question: true,
    });

    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (line) => {
      if (/Content Security Policy|Trusted/.test(line.text())) complaints.push(line.text());
    });
    await page.goto(`${server.origin}/console`);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("navigation").first().waitFor();
    const worker = await StagedWorker.of(page);
    deepEqual(complaints, []);

    // From the server, through a push service, to the browser.
    const call = (method: string, path: string, body?: object) =>
      page.evaluate(async ([method, path, body]) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(path, { method, headers, ...body !== "" && { body } });
        return await answer.json();
      }, [method, path, body === undefined ? "" : JSON.stringify(body)] as const);
    const { id } = await call("PUT", "/api/push/device", { label: "Test", ...service.subscribing });
    deepEqual(await call("POST", `/api/push/devices/${id}/test`), { kind: "sent", code: 201 });
    const { text, headers } = await service.taken.next();
    match(headers.get("authorization") ?? "", /^vapid t=\S+, k=\S+$/);
    await worker.deliver(text);
    await worker.shown(/^Notifications work on this device$/);

    // A question is shown, and answered where it is shown.
    const { author } = await call("GET", "/api/session");
    const notice: MessageNotice = {
      kind: "message",
      author: author.id,
      room,
      id: question,
      question: true,
      from: "Ada",
      title: "A post",
      text: "Why?",
    };
    await worker.deliver(pushMessageOf(notice).payload);
    deepEqual(await worker.shown(/^Ada asks/), {
      title: "Ada asks on “A post”",
      body: "Why?",
      actions: ["Answer in public", "Open"],
    });
    await worker.reply("Because.");
    equal((await worker.shown(/^Published on “A post”, everyone can see it$/)).body, "Because.");

    // Without a server it is kept, and said once when there is one again.
    server.hindrance = "down";
    await worker.deliver(pushMessageOf({ ...notice, from: "Grace" }).payload);
    await worker.shown(/^Grace asks/);
    await worker.reply("Later.");
    match((await worker.shown(/^Not sent yet$/)).body, /goes out when you are back online/);

    // The console opens all the same, and has nothing of anybody on the device.
    await page.reload();
    await page.getByRole("button", { name: "Try now" }).waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    equal(kept.includes("/console"), true);
    deepEqual(kept.filter((path) => path !== "/console" && !path.startsWith("/assets/")), []);

    server.hindrance = "nothing";
    await page.getByRole("button", { name: "Try now" }).click();
    await worker.shown(/^Published on “A post”/);
    const log = await server.log("/posts/a");
    deepEqual(log.map(({ text, from }) => [from.kind, text]), [
      ["reader", "Why?"],
      ["author", "Because."],
      ["author", "Later."],
    ]);
    equal(log[0]?.question?.state, "answered");

    // A browser that is gone is forgotten.
    service.status = 410;
    equal((await call("POST", `/api/push/devices/${id}/test`)).kind, "gone");
    deepEqual((await call("GET", "/api/push")).devices, []);
    await reader.leave();
  },
);
