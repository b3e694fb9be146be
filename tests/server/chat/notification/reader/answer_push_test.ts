import { deepEqual, equal } from "node:assert/strict";
import {
  answerPush,
  printSubscription,
  subscriptionIn,
} from "../../../../../server/chat/notification/reader/answer_push.ts";
import { isAnswerNotice } from "../../../../../shared/chat/push.ts";

const FOLLOW = { id: "f", language: "en" };

Deno.test("however long an answer is, its notification fits", () => {
  const long = "가😀".repeat(2_000);
  for (const pageUrl of ["https://blog.example/a", `https://blog.example/${"a".repeat(3_000)}`]) {
    const { payload } = answerPush({
      follow: FOLLOW,
      post: long,
      pageUrl,
      author: "가".repeat(60),
      text: long,
    });
    equal(new TextEncoder().encode(payload).length <= 3_000, true);
    const notice: unknown = JSON.parse(payload);
    equal(isAnswerNotice(notice), true);
    equal(payload.isWellFormed(), true);
  }
});

Deno.test("a subscription is kept in the place of an address, and never taken for one", () => {
  const subscription = { endpoint: "https://push.example/1", keys: { p256dh: "p", auth: "a" } };
  deepEqual(subscriptionIn(printSubscription(subscription)), subscription);
  for (const address of ["kim@example.com", "{kim}@example.com"]) {
    equal(subscriptionIn(address), undefined);
  }
});
