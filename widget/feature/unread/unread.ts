/**
 * How many messages are unread, on the launcher of a page that nobody has opened the widget on. The
 * tag loads it for readers who have written here before, once their page has loaded; it stands on its
 * own: no Lit, and nothing of the component.
 *
 * @module
 */
import { isUnreadList } from "../../../shared/chat/attention.ts";
import { isReaderGrant } from "../../../shared/chat/event.ts";
import { canonicalPath } from "../../../shared/chat/id.ts";
import { showUnread } from "../../badge.ts";
import { BADGE_CSS } from "../../style/badge.ts";

/** A `<small-talk>`, also before its class is there. */
export interface Badged extends HTMLElement {
  /** How many messages are unread; the component takes it from here. */
  unread: number;
  /** What the page has said of who the reader is. */
  readonly identity?: unknown;
}

/** Who asks whom. */
export interface UnreadOptions {
  /** The server's base address. */
  readonly server: URL;
  /** What the browser keeps of the reader's token. */
  readonly kept: string;
  readonly fetch: typeof fetch;
}

/**
 * Shows at each element what is unread in its room, in the open and in private; not where the page has
 * said who the reader is, since it is counted for whoever has written here before.
 *
 * @throws {TypeError} when there is no network, or what is kept or answered cannot be read
 */
export async function showUnreadAt(
  elements: Iterable<Badged>,
  { server, kept, fetch }: UnreadOptions,
): Promise<void> {
  const grant: unknown = JSON.parse(kept);
  if (!isReaderGrant(grant)) return;
  const answer = await fetch(new URL("api/reader/unread", server), {
    credentials: "omit",
    headers: { authorization: `Bearer ${grant.token}` },
  });
  const list: unknown = await answer.json();
  if (!answer.ok || !isUnreadList(list)) return;
  for (const element of elements) {
    // Whoever has written here before is somebody else.
    if (element.identity) continue;
    const room = grant.site + canonicalPath(element.getAttribute("room") ?? location.pathname);
    const count = list.conversations.reduce(
      (sum, { room: of, unread }) => of === room ? sum + unread : sum,
      0,
    );
    const root = element.shadowRoot;
    const launcher = root?.querySelector<HTMLButtonElement>("#launcher");
    if (count === 0 || !root || !launcher) continue;
    const style = new CSSStyleSheet();
    style.replaceSync(BADGE_CSS);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
    element.unread = count;
    showUnread(launcher, count);
  }
}
