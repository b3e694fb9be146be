/**
 * What readers do, without a pointer: twenty ways through the widget.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { SEARCH_RESULTS } from "../../shared/chat/destination.ts";
import { searchOf } from "../../shared/chat/room_destination.ts";
import { roomId } from "../../shared/chat/id.ts";
import { journey } from "../widget/stage/journey.ts";
import {
  AUTHOR,
  many,
  messages,
  NOW,
  online,
  pending,
  READER,
  TALK,
} from "../widget/stage/state.ts";

const talking = online({ messages: messages(TALK) });
const open = { state: talking, opened: true } as const;
const FIELD = /^Ask about this post$/;

journey("from the top of the page to a message sent, with at most eight Tabs", {
  state: online(),
}, async (keys) => {
  const tabs = await keys.tabTo(/^Ask$/);
  equal(tabs <= 8, true, `${tabs} Tabs`);
  await keys.press("Enter");
  await keys.hasFocus(FIELD);
  await keys.type("Why is that so?");
  await keys.press("Enter");
  deepEqual((await keys.asked()).map((asked) => asked.split(" {")[0]), ["say Why is that so?"]);
  await keys.hasFocus(FIELD);
});

journey("a line break is written with Shift, and does not send", open, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.type("One");
  await keys.press("Shift+Enter");
  await keys.type("two");
  deepEqual(await keys.asked(), []);
  equal(await keys.page.getByRole("textbox").inputValue(), "One\ntwo");
});

journey("Escape closes the panel, and the launcher has the focus", open, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.press("Escape");
  await keys.hasFocus(/^Ask$/);
  await keys.press("Enter");
  await keys.hasFocus(FIELD);
});

journey("the button closes the panel, and the launcher has the focus", open, async (keys) => {
  await keys.tabTo(/^Close$/, { back: true });
  await keys.press("Enter");
  await keys.hasFocus(/^Ask$/);
});

journey("nobody is kept in the panel that stands in the page", {
  ...open,
  attributes: { placement: "inline" },
}, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.tabTo(/^$/, { limit: 10 });
  await keys.page.keyboard.press("Shift+Tab");
  await keys.tabTo(/^$/, { back: true, limit: 40 });
});

journey("what is new while one reads back is reached with one key", {
  state: online({ messages: many(60) }),
  opened: true,
}, async (keys) => {
  await keys.page.getByRole("log").evaluate((log) => log.scrollTop = -1500);
  await keys.page.evaluate((part) => stage.conversation.become(part), {
    messages: [...many(60), ...messages([[READER, "New", 0], [AUTHOR, "Newer", 0]], 61)],
  });
  await keys.page.getByRole("button", { name: "2 new messages" }).waitFor();
  await keys.tabTo(/^2 new messages$/, { back: true });
  await keys.press("Enter");
  await keys.page.getByRole("button", { name: "2 new messages" }).waitFor({ state: "detached" });
  equal(await keys.page.getByRole("log").evaluate((log) => log.scrollTop), 0);
  equal(await keys.focused() !== "", true);
});

journey("earlier messages are asked for", {
  state: online({ messages: messages(TALK, 51), hasOlder: true }),
  opened: true,
}, async (keys) => {
  await keys.tabTo(/^Show earlier messages$/, { back: true });
  await keys.press("Enter");
  equal((await keys.asked()).includes("loadOlder"), true);
});

journey("a message that failed is sent again, another forgotten", {
  state: {
    ...talking,
    pending: [
      pending({ id: "one", phase: "failed", failure: { code: "not-stored", message: "" } }),
      pending({ id: "two", phase: "failed", failure: { code: "not-stored", message: "" } }),
    ],
  },
  opened: true,
}, async (keys) => {
  await keys.tabTo(/^Discard$/, { back: true });
  await keys.press("Enter");
  equal(await keys.focused() !== "", true, "the focus is not lost with the button");
  await keys.tabTo(/^Try again$/, { limit: 40 });
  await keys.press("Enter");
  deepEqual((await keys.asked()).filter((asked) => asked !== "loadOlder"), [
    "discard two",
    "retry one",
  ]);
});

journey("a connection that is lost is tried again", {
  state: { ...talking, link: { kind: "waiting", retryAt: NOW + 60_000 } },
  opened: true,
}, async (keys) => {
  await keys.tabTo(/^Try now$/, { back: true });
  await keys.press("Space");
  equal((await keys.asked()).includes("reconnect"), true);
});

journey("the log is one stop; arrows go from message to message, Escape back to the field", {
  state: online({ messages: many(60), hasOlder: true }),
  opened: true,
}, async (keys) => {
  await keys.hasFocus(FIELD);
  const tabs = await keys.tabTo(/^Conversation$/, { back: true });
  equal(tabs <= 3, true, `${tabs} Tabs`);
  await keys.press("ArrowUp");
  await keys.hasFocus(/Message 60,/);
  await keys.press("ArrowUp");
  await keys.hasFocus(/Message 59,/);
  await keys.page.getByText(/^Message 1,/).waitFor({ state: "attached" });
  await keys.press("Home");
  await keys.hasFocus(/Message 1,/);
  await keys.press("End");
  await keys.hasFocus(/Message 60,/);
  await keys.press("Escape");
  await keys.hasFocus(FIELD);
});

journey("what one reads keeps the focus and its place when something new comes", {
  state: online({ messages: many(60) }),
  opened: true,
}, async (keys) => {
  await keys.page.getByText(/^Message 1,/).waitFor({ state: "attached" });
  await keys.tabTo(/^Conversation$/, { back: true });
  await keys.press("ArrowUp", "Home");
  await keys.hasFocus(/Message 1,/);
  await keys.page.evaluate((part) => stage.conversation.become(part), {
    messages: [...many(60), ...messages([[READER, "New", 0]], 61)],
  });
  await keys.page.getByRole("button", { name: "1 new message" }).waitFor();
  await keys.hasFocus(/Message 1,/);
  equal(await keys.page.getByText("Message 1,").isVisible(), true);
});

journey("something is whispered to the author", {
  state: talking,
  whisper: online(),
  opened: true,
}, async (keys) => {
  await keys.tabTo(/^Everyone$/, { back: true });
  await keys.press("ArrowRight");
  await keys.hasFocus(/^Private to the author$/);
  await keys.tabTo(/^Write to the author$/);
  await keys.type("Just for you");
  await keys.press("Enter");
  deepEqual(await keys.asked("whisper"), ["say Just for you"]);
  deepEqual(await keys.asked(), []);
});

journey("a draft stays with the voice it was written for", {
  state: talking,
  whisper: online(),
  opened: true,
}, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.type("For everybody");
  await keys.tabTo(/^Everyone$/, { back: true });
  await keys.press("ArrowRight");
  await keys.tabTo(/^Write to the author$/);
  const field = () => keys.page.locator("textarea:focus").inputValue();
  equal(await field(), "");
  await keys.type("For you");
  await keys.tabTo(/^Private to the author$/, { back: true });
  await keys.press("ArrowLeft");
  await keys.tabTo(FIELD);
  equal(await field(), "For everybody");
});

journey(
  "what ends with a question mark asks, unless one says that it does not",
  open,
  async (keys) => {
    await keys.hasFocus(FIELD);
    await keys.type("Really?");
    await keys.tabTo(/^Question$/);
    equal(await keys.page.locator("button:focus").getAttribute("aria-pressed"), "true");
    await keys.press("Space");
    equal(await keys.page.locator("button:focus").getAttribute("aria-pressed"), "false");
    await keys.tabTo(/^Send to everyone$/);
    await keys.press("Enter");
    deepEqual(await keys.asked(), ["say Really?"]);
  },
);

journey("one's last message is taken up again, and left as it was", open, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.press("ArrowUp");
  await keys.page.getByText("Editing your message").waitFor();
  const field = keys.page.getByRole("textbox");
  equal(await field.inputValue(), "Thank you, that was quick");
  await keys.press("Escape");
  equal(await field.inputValue(), "");
  await keys.hasFocus(FIELD);
  await keys.press("ArrowUp");
  await keys.type(". Bye");
  await keys.press("Enter");
  deepEqual((await keys.asked()).map((asked) => asked.split(" ")[0]), ["edit"]);
});

journey("something is looked for, and what was found is shown", open, async (keys) => {
  await keys.page.evaluate(
    ([search, ...reply]) => stage.talk.link.replies[search] = reply,
    [searchOf(roomId("/posts/margin")), SEARCH_RESULTS, {
      asked: { q: "header" },
      hits: [{ message: messages(TALK)[0], marks: [{ start: 27, end: 33 }] }],
    }] as const,
  );
  await keys.page.evaluate(() => stage.parts.openSearch());
  await keys.type("header");
  await keys.page.evaluate(() => stage.clock.advance(400));
  await keys.page.getByText("1 message found").waitFor();
  await keys.press("ArrowDown", "Enter");
  deepEqual(await keys.page.evaluate(() => stage.parts.asked), [
    "show room",
    "reveal message-1-------",
  ]);
});

journey("the search is left with Escape, and the focus is where it was", open, async (keys) => {
  await keys.hasFocus(FIELD);
  await keys.page.evaluate(() => stage.parts.openSearch());
  await keys.press("Escape");
  await keys.hasFocus(FIELD);
  equal(await keys.page.getByRole("dialog").isVisible(), true);
});
