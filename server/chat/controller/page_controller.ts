/**
 * Which pages have the tag, as authors see them.
 *
 * @module
 */
import type { PageSightList } from "../../../shared/chat/page_sight.ts";
import { Controller, SubscribeMapping } from "../../messaging/mod.ts";
import type { Chat } from "../chat.ts";

/** Handles `/app/pages`, where only authors may subscribe. */
@Controller("/pages")
export class PageController {
  readonly #pages: Chat["pages"];

  constructor({ pages }: Pick<Chat, "pages">) {
    this.#pages = pages;
  }

  /** Answers with the pages of the last hour. */
  @SubscribeMapping("")
  list(): PageSightList {
    return this.#pages.list();
  }
}
