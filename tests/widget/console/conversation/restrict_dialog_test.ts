/**
 * Muting and banning with a reason and for a time, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { moderationOf } from "../../../../shared/chat/destination.ts";
import { lastSent, openHandling } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";

stagesTest(
  "a reader is muted or banned with a reason, for a time, and with their network",
  async (open) => {
    const { page } = await openHandling(open);
    const dialog = page.getByRole("dialog");
    const sent = async () => {
      await dialog.waitFor({ state: "detached" });
      const { destination, body } = await lastSent(page) as {
        readonly destination: string;
        readonly body: Readonly<Record<string, unknown>>;
      };
      const { id, ...rest } = body;
      equal(String(id).length, 22);
      return [destination, rest];
    };
    await page.getByRole("button", { name: "Mute…" }).click();
    await dialog.getByLabel("How long").selectOption("60");
    await dialog.getByLabel("Reason").fill(" Spam ");
    await dialog.getByRole("button", { name: /^Mute Reader/ }).click();
    deepEqual(await sent(), [
      moderationOf("mute"),
      { reader: READER.id, site: "default", reason: "Spam", minutes: 60 },
    ]);
    await page.getByRole("button", { name: "Ban…" }).click();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Ban…" }).click();
    await dialog.getByLabel("How long").selectOption("forever");
    await dialog.getByRole("switch").click();
    await dialog.getByRole("button", { name: /^Ban Reader/ }).click();
    deepEqual(await sent(), [
      moderationOf("ban"),
      { reader: READER.id, site: "default", reason: "", network: true },
    ]);
  },
);
