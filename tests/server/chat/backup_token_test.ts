/**
 * A token for a backup counts for a minute, for nothing else, and only with the folder's keys.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import {
  BACKUP_TOKEN_LIFE_MS,
  createBackupToken,
  isBackupToken,
} from "../../../server/chat/backup_token.ts";
import { newKeyring } from "../../../server/chat/keyring.ts";
import { random, START_MS, testChat } from "../../helper/chat.ts";

const clock = { now: () => START_MS };

Deno.test("a token for a backup counts for a minute, with the keys that signed it", () => {
  const keyring = newKeyring(random);
  const token = createBackupToken({ keyring, clock, random });
  equal(isBackupToken(token, { keyring, now: START_MS }), true);
  equal(isBackupToken(token, { keyring, now: START_MS + BACKUP_TOKEN_LIFE_MS }), false);
  equal(isBackupToken(token, { keyring: newKeyring(random), now: START_MS }), false);
});

Deno.test("no other token counts for a backup", () => {
  const { keyring, readerTokens } = testChat();
  for (const token of [readerTokens.issue().token, "", "backup", "backup.x.99999999999.k.s"]) {
    equal(isBackupToken(token, { keyring, now: START_MS }), false, token);
  }
});
