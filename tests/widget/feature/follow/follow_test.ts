/**
 * The offer to be told of an answer, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { ASKING } from "../../stage/followed.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR } from "../../stage/state.ts";

stageTest(
  "offer stands below one's own newest question while it is open, and nowhere else",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), ASKING);
    const offer = page.getByRole("button", { name: "Tell me when there is an answer" });
    await offer.waitFor();
    equal(await offer.count(), 1);
    const become = (question: object, id: string) =>
      page.evaluate(([question, id]) => {
        const { messages } = stage.conversation.state;
        stage.conversation.become({
          messages: messages.map((message, n) =>
            n === 1
              ? { ...message, question, from: { ...message.from, id } } as typeof message
              : message
          ),
        });
      }, [question, id] as const);
    // Answered; another's; and for an author, whose question it would be if they had asked.
    await become({ state: "answered" }, "reader-you");
    await offer.waitFor({ state: "detached" });
    await become({ state: "open" }, "reader-two");
    equal(await offer.count(), 0);
    await become({ state: "open" }, "reader-you");
    await offer.waitFor();
    await page.evaluate((you) => {
      const { messages } = stage.conversation.state;
      stage.conversation.become({
        you,
        messages: messages.map((each) => ({ ...each, from: you })),
      });
    }, AUTHOR);
    await offer.waitFor({ state: "detached" });
  },
);
