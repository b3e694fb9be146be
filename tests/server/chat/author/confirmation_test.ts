import { throws } from "node:assert/strict";
import {
  assertConfirmed,
  CONFIRMATION_LIFE_MS,
} from "../../../../server/chat/author/confirmation.ts";
import { refusedAs } from "../../../helper/chat.ts";

Deno.test("a proof counts for ten minutes", () => {
  assertConfirmed({ confirmedAt: 1_000 }, 1_000);
  assertConfirmed({ confirmedAt: 1_000 }, 1_000 + CONFIRMATION_LIFE_MS - 1);
  throws(
    () => assertConfirmed({ confirmedAt: 1_000 }, 1_000 + CONFIRMATION_LIFE_MS),
    refusedAs("confirm-needed"),
  );
});
