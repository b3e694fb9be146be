import { equal } from "node:assert/strict";
import { testChat } from "../../../helper/chat.ts";

Deno.test("what there is about authors knows the same authors", async () => {
  const { account, authors, liveAuthors, passkeys, sessions } = testChat();
  await account.ensurePassword("correct horse");
  const { author, secret } = await account.signIn("correct horse", { address: "home" });
  await authors.rename(author, "Kim");
  equal(liveAuthors.now(author).name, "Kim");
  equal((await sessions.find(secret))?.author.name, "Kim");
  equal((await passkeys.list(author.id)).length, 0);
});
