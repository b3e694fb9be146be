/**
 * Between the widget and the page it is on: what the page hears, in which language and colours its
 * site wants it, and the marks in its margin. Loaded once the
 * conversation was opened; nobody has to wait for any of it.
 *
 * @module
 */
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import type { Talk } from "../../state/model.ts";
import { followMargin, type PanelHost } from "../sentence/margin.ts";
import { applyKept } from "../settings/kept.ts";
import type { Closable } from "./back.ts";
import { followWindow } from "./keyboard.ts";
import { askSite, dress, siteFor } from "./site_look.ts";
import { followTidings, type Tidings } from "./tidings.ts";

/** What is told to the element. */
export interface PageEars {
  /** Somebody else said something. */
  said(what: Tidings): void;
  /** The reader has become somebody else. */
  left(): void;
  /** The language to speak may be another one. @param site that of the site, if the page has none */
  speak(site?: string): void;
}

/** The reader, as far as it is the page's matter who that is. */
export interface PageReader {
  /** Makes whom a grant is of the reader; `undefined` where the site has said who the reader is. */
  readonly become: ((grant: ReaderGrant) => Promise<void>) | undefined;
  /** What the server says, or is about to say, where it had to be asked who the reader is. */
  readonly granted: Promise<ReaderGrant> | undefined;
}

/** Where the element belongs. */
export interface PageOptions extends PageEars {
  readonly talk: Pick<Talk, "room" | "link">;
  /** The server's base address. */
  readonly server: URL;
  readonly reader: PageReader;
}

const dressed = new WeakSet<HTMLElement>();
/** Those whose count of what is unread has its looks. */
const badged = new WeakSet<HTMLElement>();

/** Follows the page an element is on. Returns how to stop. */
export function followPage(element: PanelHost & Closable, options: PageOptions): () => void {
  const { talk, server, reader, said, left, speak } = options;
  const { become } = reader;
  const lang = new MutationObserver(() => speak());
  lang.observe(element, { attributeFilter: ["lang"] });
  const gone = new AbortController();
  const { signal } = gone;
  const stops = [
    () => gone.abort(),
    followTidings(talk, (what) => {
      said(what);
      if (badged.has(element)) return;
      badged.add(element);
      import("./badge_look.ts").then(({ dressBadge }) => dressBadge(element), () => {
        badged.delete(element);
      });
    }),
    followMargin(element, talk),
    followWindow(element),
    () => lang.disconnect(),
  ];
  // Where modal dialogs have close watchers, the browser closes them on the way back.
  if (!("CloseWatcher" in globalThis) && matchMedia("(pointer: coarse)").matches) {
    let isOver = false;
    stops.push(() => isOver = true);
    import("./back.ts").then(
      ({ followBack }) => isOver || stops.push(followBack(element)),
      () => {},
    );
  }
  const resume = () => {
    if (!location.hash.startsWith("#small-talk=")) return;
    element.open();
    import("../resume/resume.ts").then(({ askToResume }) =>
      askToResume({
        element,
        server,
        signal,
        become: become && (async (grant) => {
          await become(grant);
          left();
        }),
      })
    ).catch(() => {});
  };
  // Also a link that is put into the address of a page that is open already.
  addEventListener("hashchange", resume, { signal });
  resume();
  if (element.shadowRoot !== null) applyKept(element.shadowRoot, talk.room);
  if (!dressed.has(element)) {
    dressed.add(element);
    const sources = { reader, link: talk.link, ask: () => askSite(server), signal };
    siteFor(sources).then((site) => {
      const language = site && dress(element, site);
      if (language !== undefined) speak(language);
    }, () => {});
  }
  return () => {
    for (const stop of stops) stop();
  };
}
