/**
 * What readers do with messages, without a pointer: react, quote, change, delete; and settings.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ME } from "../../shared/chat/destination.ts";
import { journey, type Keys } from "../widget/stage/journey.ts";
import { messages, online, TALK } from "../widget/stage/state.ts";

const open = { state: online({ messages: messages(TALK) }), opened: true } as const;
const FIELD = /^Ask about this post$/;

/** Opens what can be done with a message, counted from the newest. */
async function menuOf(keys: Keys, fromNewest: number): Promise<void> {
  await keys.tabTo(/^Conversation$/, { back: true });
  for (let count = 0; count < fromNewest; count++) {
    const before = await keys.focused();
    await keys.press("ArrowUp");
    // What answers keys in the list is loaded with the first, and answers that one too.
    await keys.leaves(before);
  }
  await keys.press("Enter");
  await keys.page.getByRole("menu").waitFor();
}

journey("somebody reacts to a message", open, async (keys) => {
  await menuOf(keys, 2);
  await keys.hasFocus(/^React with 👍$/);
  await keys.press("ArrowRight", "Enter");
  deepEqual((await keys.asked()).map((asked) => asked.replace(/ message-\S+/, "")), [
    'react {"emoji":"❤️","on":true}',
  ]);
  equal(await keys.focused() !== "", true, "the focus is not lost with the menu");
});

journey("a message is quoted", open, async (keys) => {
  await menuOf(keys, 2);
  await keys.press("q");
  await keys.hasFocus(/^Quote$/);
  await keys.press("Enter");
  await keys.page.getByText("Answer to the author").waitFor();
  await keys.hasFocus(FIELD);
  await keys.type("I see");
  await keys.press("Enter");
  deepEqual(await keys.asked(), ['say I see {"quote":"message-6-------"}']);
});

journey("one's own message is changed", open, async (keys) => {
  await menuOf(keys, 1);
  await keys.press("e");
  await keys.hasFocus(/^Edit$/);
  await keys.press("Enter");
  await keys.page.getByText("Editing your message").waitFor();
  await keys.hasFocus(FIELD);
  await keys.type(", again");
  await keys.press("Enter");
  deepEqual(await keys.asked(), [
    'edit message-7------- {"text":"Thank you, that was quick, again"}',
  ]);
});

journey("one's own message is deleted, after one was asked once more", open, async (keys) => {
  await menuOf(keys, 1);
  await keys.press("d");
  await keys.hasFocus(/^Delete$/);
  await keys.press("Enter");
  deepEqual(await keys.asked(), []);
  await keys.hasFocus(/^Delete for everyone\?$/);
  await keys.press("Enter");
  deepEqual((await keys.asked()).map((asked) => asked.split(" ")[0]), ["delete"]);
});

journey(
  "the menu is left with Escape, and the message has the focus, or its button",
  open,
  async (keys) => {
    await menuOf(keys, 1);
    await keys.press("Escape");
    await keys.page.getByRole("menu").waitFor({ state: "detached" });
    await keys.hasFocus(/Thank you, that was quick|What you can do/);
    equal(await keys.page.getByRole("dialog").isVisible(), true);
  },
);

journey("somebody says what they are called", open, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.page.evaluate((me) => {
    stage.talk.link.answers[me] = { id: "reader-you", name: "" };
    return stage.parts.openSettings();
  }, ME);
  await keys.page.getByLabel("Name").waitFor();
  for (let tabs = 0; tabs < 6; tabs++) {
    if (await keys.page.getByLabel("Name").evaluate((field) => field.matches(":focus"))) break;
    await keys.press("Tab");
  }
  await keys.type("Mina");
  await keys.press("Enter");
  deepEqual(await keys.page.evaluate(() => stage.talk.link.sent.at(-1)?.body), { name: "Mina" });
  await keys.press("Escape");
  await keys.hasFocus(FIELD);
});
