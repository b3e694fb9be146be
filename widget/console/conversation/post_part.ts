/**
 * The post a conversation belongs to.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Sentence } from "../../../shared/chat/event.ts";
import { parseRoomId } from "../../../shared/chat/id.ts";
import { siteOf } from "../inbox/place.ts";
import { siteTitle } from "../inbox/site_titles.ts";
import { type Ground, pageAddress, titleOf } from "./ground.ts";

/** Its title, its address, its site. */
export function postPart(ground: Ground): TemplateResult {
  const { words: { context }, desk, place, page } = ground;
  const address = pageAddress(page?.url);
  const room = parseRoomId(place.room);
  const site = siteOf(place);
  // With one blog only, there is nothing to tell apart.
  const others = desk.inbox.state.rows.some((row) => siteOf(row) !== site);
  return html`
    <section aria-labelledby="context-post">
      <h3 id="context-post">${context.post}</h3>
      <p class="name" dir="auto">${titleOf(ground)}</p>
      <p class="soft" dir="ltr">${room?.path ?? place.room}</p>
      ${others ? html`<p class="soft">${context.site(siteTitle(desk, site))}</p>` : nothing}
      ${address === undefined
        ? nothing
        : html`<a href=${address} target="_blank" rel="noreferrer">${context.openPost}</a>`}
    </section>
  `;
}

/** A sentence of the post, with the way to it. */
export function sentencePart(
  { text, fragment }: Sentence,
  { words: { context }, page }: Ground,
): TemplateResult {
  const address = sentenceAddress(page?.url, fragment);
  return html`
    <blockquote dir="auto">
      <span class="unseen">${context.sentence}: </span>${text}
    </blockquote>
    ${address === undefined
      ? nothing
      : html`<a href=${address} target="_blank" rel="noreferrer">${context.jump}</a>`}
  `;
}

/** Where a browser finds a sentence of a page; nothing where that makes no sense. */
export function sentenceAddress(url: string | undefined, fragment: string): string | undefined {
  const address = pageAddress(url);
  if (address === undefined) return undefined;
  const [page = ""] = address.split("#");
  // The directive is percent-encoded; whatever else is in it would be another address.
  return /^text=[^\s#&"<>]+$/.test(fragment) ? `${page}#:~:${fragment}` : page;
}
