/**
 * Asks whoever comes with a link to a conversation whether they want to go on with it. Anybody can
 * send a link of their own and read along, so nothing is exchanged before the reader has said so.
 *
 * @module
 */
import { css, html, nothing, render } from "lit";
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import { loadResumeWords } from "../../locale/resume_locale.ts";
import type { PanelView } from "../contract.ts";
import { exchange, takeResumeLink } from "./resume_link.ts";

/** Where it is asked, and what follows. */
export interface ResumeOptions {
  /** A `<small-talk>`. */
  readonly element: HTMLElement & { readonly panel: PanelView | null };
  /** The server's base address, with a slash at its end. */
  readonly server: URL;
  /** Makes whom a grant is of the reader; `undefined` where the site has said who the reader is. */
  readonly become: ((grant: ReaderGrant) => Promise<void>) | undefined;
  /** Takes the question away. */
  readonly signal: AbortSignal;
}

/** Takes the link out of the address, and asks in the panel. */
export async function askToResume(options: ResumeOptions): Promise<void> {
  const { element, server, become, signal } = options;
  if (signal.aborted) return;
  const link = takeResumeLink(location, history);
  if (link === undefined || become === undefined) return;
  const panel = await panelOf(element);
  const { what, warning, go, stay, failed } = await loadResumeWords(panel.locale.lang);
  if (signal.aborted) return;

  // The newest link is the one that is meant.
  panel.querySelector(".resume")?.remove();
  const notice = document.createElement("section");
  notice.className = "notice resume";
  notice.role = "alertdialog";
  notice.tabIndex = -1;
  notice.setAttribute("part", "notice");
  notice.setAttribute("aria-labelledby", "resume-what");
  notice.setAttribute("aria-describedby", "resume-warning");
  const leave = () => {
    const hadFocus = notice.matches(":focus-within");
    notice.remove();
    if (hadFocus) panel.focus();
  };
  const take = async () => {
    draw(nothing, true);
    try {
      const grant = await exchange(link, server);
      if (signal.aborted) return;
      await become(grant);
      leave();
    } catch {
      draw(failed);
    }
  };
  function draw(fault: string | typeof nothing, isBusy = false): void {
    render(
      html`
        <p>
          <b id="resume-what">${what}</b> <span id="resume-warning">${warning}</span>
        </p>
        <p class="failed" role="alert">${fault}</p>
        <div>
          <button aria-disabled=${isBusy} @click=${() => isBusy || take()}>${go}</button>
          <button @click=${leave}>${stay}</button>
        </div>
      `,
      notice,
    );
  }
  notice.onkeydown = (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    leave();
  };
  signal.addEventListener("abort", leave);
  draw(nothing);
  adoptSheet(panel, resumeStyle);
  panel.querySelector(".place")?.before(notice);
  notice.focus();
}

/** The panel, once it is drawn: its words may come later. */
function panelOf(element: ResumeOptions["element"]): Promise<PanelView> {
  return new Promise((resolve) => {
    const look = () => {
      const { panel } = element;
      if (panel === null || panel.querySelector(".place") === null) return;
      observer.disconnect();
      // The focus has gone to where one writes by then.
      panel.updateComplete.then(() => resolve(panel));
    };
    const observer = new MutationObserver(look);
    const { shadowRoot } = element;
    if (shadowRoot !== null) observer.observe(shadowRoot, { childList: true, subtree: true });
    look();
  });
}

const resumeStyle = css`
  .resume {
    flex-wrap: wrap;
    justify-content: end;
    margin-block-start: 8px;
    outline-offset: -2px;

    & p {
      flex-basis: 100%;
    }

    & p:empty {
      display: none;
    }

    & b {
      color: var(--_ink);
    }
  }
`;
