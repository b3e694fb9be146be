/**
 * What the console does with its worker when somebody comes and leaves, on a stage.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../../widget/stage/desk.ts";
import { pretendPush } from "../../../widget/stage/pretended_push.ts";
import { DESK_URL, stagesTest } from "../../../widget/stage/stage.ts";
import { AUTHOR } from "../../../widget/stage/state.ts";

stagesTest(
  "what waits goes out when its author comes, and nothing stays when they leave",
  async (open) => {
    const { options, calls } = answering({
      ...SIGNED_IN,
      "GET /api/push": [200, { publicKey: "BKey", devices: [] }],
      "PUT /api/push/device": [200, { id: "d1", label: "Here", createdAt: 1, current: true }],
      "DELETE /api/session": [204, undefined],
      "GET /api/door": [200, { several: false }],
    });
    const page = await open({
      ...options,
      url: `${DESK_URL}#settings/account`,
      async prepare(page) {
        await pretendPush(page);
        await options.prepare?.(page);
      },
    });
    // They were told here before, in a session that is over.
    await page.evaluate((author) => {
      push.isSubscribed = true;
      push.permission = "granted";
      localStorage.setItem("small-talk-push-author", author);
    }, AUTHOR.id);
    const told = page.waitForRequest((request) => request.method() === "PUT");
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await told;
    deepEqual(await page.evaluate(() => push.told), [{ kind: "retry" }]);

    // What is being looked at needs no notification any more, and what is not does.
    await page.evaluate(() => {
      push.shown = ["room default/posts/a", "whisper default/posts/a reader-0123456789"];
      location.hash = "#inbox/default%2Fposts%2Fa";
    });
    await page.waitForFunction(() => push.shown.length === 1);
    deepEqual(await page.evaluate(() => push.shown), ["whisper default/posts/a reader-0123456789"]);
    await page.evaluate(() => location.hash = "#settings/account");

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    deepEqual(
      await page.evaluate(() => [push.told.at(-1), push.isSubscribed, localStorage.length]),
      [
        { kind: "forget" },
        false,
        0,
      ],
    );
    deepEqual(calls.filter(({ call }) => call.includes("/push")).map(({ call }) => call), [
      "GET /api/push",
      "PUT /api/push/device",
    ]);
  },
);
