/**
 * The list of pages that have the tag.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { PageController } from "../../../../server/chat/controller/page_controller.ts";
import { testChat } from "../../../helper/chat.ts";

Deno.test("authors are answered with the pages of the last hour", () => {
  const chat = testChat();
  chat.pages.see("http://blog.test", { kind: "tag" });
  const { pages, plainHttp } = new PageController(chat).list();
  deepEqual([pages.map(({ origin, site }) => [origin, site]), plainHttp], [
    [["http://blog.test", "default"]],
    true,
  ]);
});
