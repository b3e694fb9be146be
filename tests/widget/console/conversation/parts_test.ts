/**
 * Texts of strangers in everything that stands around a conversation, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { ASKED, KIM, openHandling, PLACE } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";

const EVIL = '"><img src=x onerror=hit()><svg onload=hit()></textarea></title>' +
  "<script>hit()</script>{{constructor.constructor('hit()')()}}";

stagesTest("whatever readers and authors write around a conversation is text", async (open) => {
  const evil = { ...READER, name: EVIL };
  const { page } = await openHandling(open, {
    title: EVIL,
    state: {
      messages: ASKED.map((message, at) => ({
        ...message,
        ...message.from.id === READER.id && { from: evil },
        ...at === 4 && { text: EVIL, sentence: { text: EVIL, fragment: `text=${EVIL}` } },
      })),
    },
    page: {
      notes: [{ ...PLACE, id: "n".repeat(16), by: { ...KIM, name: EVIL }, text: EVIL, at: 1 }],
      answering: [{ type: "answering", ...PLACE, by: { ...KIM, name: EVIL }, forMs: 60_000 }],
      looking: [{
        type: "looking",
        ...PLACE,
        by: { ...KIM, id: "lee", name: EVIL },
        forMs: 60_000,
      }],
    },
    reader: {
      reader: { id: READER.id, name: EVIL, email: `${EVIL}@x.test` },
      conversations: [{ ...PLACE, whisper: READER.id, messages: 1, text: EVIL, at: 1 }],
    },
    moderation: {
      measures: [{
        id: "m".repeat(16),
        site: "default",
        kind: "ban",
        reader: READER.id,
        network: false,
        reason: EVIL,
        by: { ...KIM, name: EVIL },
        at: 1,
      }],
      held: [{ id: "h".repeat(16), ...PLACE, from: evil, text: EVIL, at: 1 }],
    },
    answers: {
      "GET /api/canned-answers": [200, {
        answers: [{ id: "a", title: EVIL, text: `${EVIL} {reader} {title}`, at: 1 }],
      }],
    },
  });
  await page.evaluate(() =>
    Object.assign(globalThis, {
      hits: 0,
      hit: () => (globalThis as unknown as { hits: number }).hits++,
    })
  );
  await page.locator(".notes .text").getByText('"><img src=x').waitFor();
  await page.locator(".measure").getByText("Reason: ").waitFor();
  await page.getByRole("button", { name: "Publish as answer…" }).click();
  await page.getByRole("dialog").getByText("<script>hit()").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Ban…" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Canned answers" }).click();
  await page.getByRole("dialog").locator(".choices button").click();
  // It stands in the field, which has the focus, when it is filled in.
  await page.waitForFunction(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLTextAreaElement && active.value.includes("<script>hit()");
  });
  equal(
    await page.locator(
      ".inbox :is(script, img, iframe), .inbox svg[onload]",
    ).count(),
    0,
  );
  equal(await page.evaluate(() => (globalThis as unknown as { hits: number }).hits), 0);
});
