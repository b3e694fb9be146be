/**
 * The questions beside a conversation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ASKED, askedOf, openHandling } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";

stagesTest(
  "a question is marked answered and opened again, and its sentence leads into the post",
  async (open) => {
    const { page } = await openHandling(open);
    const questions = page.getByRole("region", { name: "Questions" });
    const link = questions.getByRole("link", { name: "Show it in the post" });
    equal(await link.getAttribute("href"), "https://blog.example/posts/margin#:~:text=A%20header");
    equal(await link.getAttribute("rel"), "noreferrer");
    await questions.getByRole("button", { name: "Mark answered" }).click();
    await questions.getByText("1 answered").click();
    await questions.getByRole("button", { name: "Reopen" }).click();
    deepEqual(await askedOf(page), [
      `question ${ASKED[4]?.id} {"state":"answered"}`,
      `question ${ASKED[0]?.id} {"state":"open"}`,
    ]);
  },
);
