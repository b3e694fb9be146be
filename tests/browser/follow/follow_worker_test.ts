/**
 * A reader's browser shows that there is an answer.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { chromium } from "playwright-core";
import { answerPush } from "../../../server/chat/notification/reader/answer_push.ts";
import { findWholeChromium, NO_WHOLE_CHROMIUM } from "../../helper/chromium.ts";
import { PushService } from "../../helper/push_service.ts";
import { followUrl, subscribeTo } from "../../helper/reader_follow.ts";
import { serviceWorkerOf } from "../../helper/service_worker.ts";
import { TalkServer } from "../../helper/talk_server.ts";

const executablePath = findWholeChromium();
const NAME = "a reader who left is told of an answer, in their words";

Deno.test({
  name: executablePath === undefined ? `${NAME} (${NO_WHOLE_CHROMIUM})` : NAME,
  ignore: executablePath === undefined,
  async fn() {
    await using service = new PushService();
    await using server = await TalkServer.start({ WEB_PUSH: "on", PUSH_HOSTS: service.host });
    const browser = await chromium.launch({
      executablePath: executablePath ?? "",
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
    try {
      const page = await browser.newPage({ locale: "en", permissions: ["notifications"] });
      await subscribeTo(page.context(), service);
      await page.goto(await followUrl(server.origin));
      await page.getByRole("button", { name: "Tell me in this browser" }).click();
      await page.getByRole("button", { name: "Do not tell me" }).waitFor();
      const worker = await serviceWorkerOf(page);
      const devtools = await page.context().newCDPSession(page);
      const registered = new Promise<string>((resolve) =>
        devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
          const found = registrations.find(({ scopeURL }) => scopeURL.endsWith("/follow"));
          if (found !== undefined) resolve(found.registrationId);
        })
      );
      await devtools.send("ServiceWorker.enable");
      // Heard of as it is shown: to ask for it while it is on its way loses it.
      await worker.evaluate(() => {
        const shown = Promise.withResolvers<unknown>();
        const { showNotification } = ServiceWorkerRegistration.prototype;
        ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
          await showNotification.call(this, title, options);
          shown.resolve([title, options?.body, options?.lang, options?.data]);
        };
        Object.assign(globalThis, { shown });
      });
      const { payload: data } = answerPush({
        follow: { id: "follow", language: "ko" },
        post: "여백",
        pageUrl: "https://blog.example/posts/a",
        author: "Lee",
        text: "그래요.",
      });
      const registrationId = await registered;
      const { origin } = server;
      await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
      const shown = await worker.evaluate(() =>
        (globalThis as unknown as { shown: { promise: Promise<unknown> } }).shown.promise
      );
      deepEqual(shown, [
        "“여백”에 답이 왔어요",
        "Lee: 그래요.",
        "ko",
        "https://blog.example/posts/a",
      ]);
    } finally {
      await browser.close();
    }
  },
});
