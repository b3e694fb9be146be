/**
 * Draws the page on which a reader asks to be told: a title, what will happen and for how long, and one
 * button.
 *
 * @module
 */
import type { PushFollow } from "../../shared/chat/follow.ts";
import type { FollowWords } from "./words.ts";

/** What there is to show. */
export type FollowView =
  | { readonly kind: "said"; readonly text: string }
  | {
    readonly kind: "ask";
    readonly about: PushFollow;
    readonly yes: () => Promise<void>;
    readonly fault?: string;
  }
  | {
    readonly kind: "on";
    readonly about: PushFollow;
    readonly stop: () => Promise<void>;
    readonly fault?: string;
  };

/** The page. */
export interface FollowPage {
  show(view: FollowView): void;
}

const FOLLOW_CSS = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fffefb, #1e1c1a);
  --ink: light-dark(#25211c, #ece7df);
  --soft: light-dark(#5d574e, #b3aba0);
  --mark: light-dark(#205a9e, #92c1ff);
  --bad: light-dark(#a0291b, #f2a294);
}
body {
  display: grid;
  place-content: center;
  box-sizing: border-box;
  min-block-size: 100dvh;
  margin: 0;
  padding: 32px 24px;
  background: var(--paper);
  color: var(--ink);
  font: 15px/22px system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Hiragino Sans", sans-serif;
  overflow-wrap: anywhere;
  word-break: keep-all;
}
main { max-inline-size: 28em; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; }
p { margin: 0 0 16px; }
.lead { font-size: 17px; line-height: 26px; }
.soft { color: var(--soft); font-size: 13px; line-height: 18px; }
.failed { color: var(--bad); }
.failed:empty { display: none; }
h1:focus { outline: 0; }
button {
  border: 1px solid var(--mark);
  border-radius: 8px;
  padding: 10px 20px;
  min-block-size: 44px;
  margin-block-end: 16px;
  background: var(--mark);
  color: var(--paper);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button.plain { background: none; color: var(--mark); }
button:disabled { opacity: 0.6; }
button:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; }
`;

/** @param language in which dates are written, as a BCP 47 tag */
export function followPage(body: HTMLElement, words: FollowWords, language: string): FollowPage {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(FOLLOW_CSS);
  document.adoptedStyleSheets.push(sheet);
  const dateOf = (at: number) =>
    new Date(at).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

  function show(view: FollowView): void {
    const main = document.createElement("main");
    const title = text("h1", words.title);
    title.tabIndex = -1;
    main.append(title);
    if (view.kind === "said") main.append(text("p", view.text, "lead"));
    else main.append(...(view.kind === "ask" ? asked(view) : told(view)));
    const wasHere = body.querySelector("main") !== null;
    body.replaceChildren(main);
    // Whoever pressed a button is told what came of it.
    if (wasHere) title.focus();
  }

  function asked({ about, yes, fault = "" }: FollowView & { kind: "ask" }): readonly Node[] {
    const { blog, post, withText, until } = about;
    return [
      text("p", words.ask(blog, post), "lead"),
      text("p", withText ? words.withText : words.withoutText),
      alert(fault),
      button(words.yes, "", yes),
      text("p", words.terms(dateOf(until)), "soft"),
    ];
  }

  function told({ about, stop, fault = "" }: FollowView & { kind: "on" }): readonly Node[] {
    return [
      text("p", words.on(dateOf(about.until)), "lead"),
      alert(fault),
      button(words.stop, "plain", stop),
    ];
  }
  return { show };
}

function text(name: string, content: string, className = ""): HTMLElement {
  const element = document.createElement(name);
  element.textContent = content;
  element.className = className;
  element.dir = "auto";
  return element;
}

function alert(content: string): HTMLElement {
  const element = text("p", content, "failed");
  element.setAttribute("role", "alert");
  return element;
}

function button(label: string, className: string, act: () => Promise<void>): HTMLElement {
  const element = document.createElement("button");
  element.textContent = label;
  element.className = className;
  element.addEventListener("click", () => {
    element.disabled = true;
    void act();
  });
  return element;
}
