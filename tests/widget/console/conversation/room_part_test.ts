/**
 * Closing and erasing a conversation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { openHandling } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";

const ROOM = "/api/rooms/default%2Fposts%2Fmargin";

stagesTest(
  "a room is closed with all else it was settled, and erased after its path was typed",
  async (open) => {
    const { page, calls } = await openHandling(open, {
      answers: {
        [`GET ${ROOM}/settings`]: [200, { slowModeSeconds: 5 }],
        [`PUT ${ROOM}/settings`]: [200, {}],
        [`DELETE ${ROOM}`]: [204, null],
      },
    });
    const part = page.getByRole("region", { name: "Conversation", exact: true });
    const dialog = page.getByRole("dialog");
    await part.getByRole("button", { name: "Close it to readers…" }).click();
    const closing = page.waitForResponse((answer) => answer.request().method() === "PUT");
    await dialog.getByRole("button", { name: "Close it to readers" }).click();
    await dialog.waitFor({ state: "detached" });
    await closing;
    await part.getByRole("button", { name: "Erase it…" }).click();
    const erase = dialog.getByRole("button", { name: "Erase it" });
    equal(await erase.isDisabled(), true);
    await dialog.getByRole("textbox").fill("/posts/margin");
    await erase.click();
    await page.getByText("Choose a conversation").waitFor();
    deepEqual(calls.filter(({ call }) => call.includes("/rooms/")), [
      { call: `GET ${ROOM}/settings`, body: null },
      { call: `PUT ${ROOM}/settings`, body: { slowModeSeconds: 5, mode: "closed" } },
      { call: `DELETE ${ROOM}`, body: null },
    ]);
  },
);
