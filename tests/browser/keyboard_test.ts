/**
 * What readers do, without a pointer: twenty ways through the widget.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
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
