/**
 * Cards of messages, in a real browser: what they say. How keys move between them is tested where
 * they are used.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { questionsOf } from "../../../shared/chat/room_destination.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { stageTest } from "../stage/stage.ts";
import { AUTHOR, messages, online, READER, YOU } from "../stage/state.ts";

stageTest("a card says who, whether it is the author, and when", async (page) => {
  const room = roomId("/posts/margin");
  const open = messages([[READER, "One?", 3_000], [AUTHOR, "Two?", 2], [YOU, "Three?", 1]])
    .map((message) => ({ ...message, question: { state: "open" as const } }));
  const questions = { open: 3, answered: 0 };
  const list = { room, epoch: "epoch", rev: 9, questions, open, answered: [] };
  await page.evaluate(async ([state, destination, list]) => {
    await stage.show({ state });
    stage.talk.link.answers[destination] = list;
    await stage.parts.openQuestions();
  }, [online({ messages: open }), questionsOf(room), list] as const);
  const said = await page.locator(".card-by").allTextContents();
  deepEqual(said.map((text) => text.replace(/\s+/g, " ").trim()), [
    "You 2:19 PM",
    "the author Author 2:18 PM",
    "Reader 372 May 10",
  ]);
  const lefts = await page.locator(".drawer-heading, .card-by bdi").evaluateAll((all) =>
    all.map((element) => Math.round(element.getBoundingClientRect().left))
  );
  deepEqual(lefts.slice(1), lefts.slice(1).map(() => lefts[0]), "cards begin where headings do");
});
