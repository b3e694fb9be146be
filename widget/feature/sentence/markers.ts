/**
 * Marks in the margin of the post where somebody has asked about a sentence.
 *
 * They stand in an element of their own at the end of the page, so the post is not touched. Where
 * the margin has no room for a mark with its number there is a narrow one, and none at all where it
 * would lie on the text. While the widget's window lies over that margin, marks stand in the other.
 *
 * @module
 */
import { css } from "lit";
import type { ChatMessage, Sentence } from "../../../shared/chat/event.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Locale } from "../../locale/locale.ts";
import type { DrawerWords } from "../../locale/drawer_words.ts";
import type { Talk } from "../../state/model.ts";
import { tokenStyle } from "../../style/token.ts";
import { RoomQuestions } from "../questions/room_questions.ts";
import { highlight } from "./highlight.ts";
import type { formAt } from "./place.ts";

/** What marks are made of. */
export interface MarkersOptions {
  /** The `<small-talk>`, whose theme they take on. */
  readonly element: HTMLElement;
  readonly talk: Pick<Talk, "room" | "link">;
  readonly locale: Locale;
  readonly clock: Clock;
  /** Opens the conversation at a message. */
  readonly open: (id: string) => void;
}

/** Questions of which the sentences begin on one line. */
interface Mark {
  readonly range: StaticRange;
  /** From the top of the page. */
  readonly y: number;
  readonly questions: ChatMessage[];
  readonly formAt: typeof formAt;
}

/** Sentences that begin no further apart than this, in pixels, share a mark. */
const ONE_LINE = 26;
/** The post may change often; its text is read again no more often than this. */
const READ_AGAIN_MS = 500;

/** Puts marks on the page and keeps them where they belong. Returns how to take them away. */
export function showMarkers(options: MarkersOptions): () => void {
  const markers = new Markers(options);
  return () => markers.stop();
}

class Markers {
  readonly #options: MarkersOptions;
  readonly #questions: RoomQuestions;
  readonly #place = document.createElement("small-talk-markers");
  readonly #root = this.#place.attachShadow({ mode: "open" });
  readonly #stop: (() => void)[] = [];
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #words: DrawerWords["margin"] | undefined;
  /** Finds sentences in the post as it was read last. */
  #find: ((sentence: Sentence) => StaticRange | undefined) | undefined;
  #frame = 0;
  #isStopped = false;
  #cancelReading = () => {};

  constructor(options: MarkersOptions) {
    this.#options = options;
    this.#questions = new RoomQuestions(options.talk, () => this.#soon());
    const place = this.#place;
    place.role = "navigation";
    place.lang = options.locale.lang;
    place.dir = options.locale.words.dir;
    this.#root.adoptedStyleSheets = [tokenStyle, markersStyle].flatMap(({ styleSheet }) =>
      styleSheet ?? []
    );
    this.#speak().catch(() => {});
    this.#watch();
    this.#questions.start();
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stop) stop();
    this.#cancelReading();
    cancelAnimationFrame(this.#frame);
    this.#questions.stop();
    this.#place.remove();
    highlight();
  }

  async #speak(): Promise<void> {
    const { loadDrawerWords } = await import("../../locale/drawer_locale.ts");
    this.#words = (await loadDrawerWords(this.#options.locale)).margin;
    this.#place.ariaLabel = this.#words.title;
    this.#soon();
  }

  /** Whatever moves text moves marks. */
  #watch(): void {
    const resized = new ResizeObserver(() => this.#soon());
    for (const box of [document.documentElement, document.body]) resized.observe(box);
    const changed = new MutationObserver(() => {
      this.#cancelReading();
      this.#cancelReading = this.#options.clock.after(READ_AGAIN_MS, () => {
        this.#find = undefined;
        this.#soon();
      });
    });
    const post = document.querySelector("main, article, [role=main]") ?? document.body;
    changed.observe(post, { childList: true, characterData: true, subtree: true });
    const loaded = () => this.#soon();
    addEventListener("load", loaded, true);
    const { element } = this.#options;
    const names = ["small-talk-open", "small-talk-close"];
    for (const name of names) element.addEventListener(name, loaded);
    this.#stop.push(
      () => names.forEach((name) => element.removeEventListener(name, loaded)),
      () => resized.disconnect(),
      () => changed.disconnect(),
      () => removeEventListener("load", loaded, true),
    );
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  async #draw(): Promise<void> {
    const { element } = this.#options;
    const isOff = element.getAttribute("markers") === "off" || this.#words === undefined;
    const asked = isOff ? [] : [...this.#questions.in("open"), ...this.#questions.in("answered")]
      .filter(({ sentence }) => sentence !== undefined);
    // Whoever has no such question need not read the post.
    const reading = asked.length === 0
      ? undefined
      : await import("./place.ts").catch(() => undefined);
    if (this.#isStopped) return;
    const marks = reading === undefined ? [] : this.#marksOf(asked, reading);
    if (marks.length > 0 && !this.#place.isConnected) document.body.append(this.#place);
    this.#place.dataset["theme"] = element.getAttribute("theme") ?? "";
    const left = new Set(this.#buttons.keys());
    let before: Node | null = null;
    for (const mark of marks) {
      const id = mark.questions[0]?.id ?? "";
      const button = this.#buttons.get(id) ?? document.createElement("button");
      this.#buttons.set(id, button);
      left.delete(id);
      // In the order of the text, also for the keyboard; what stands there keeps its focus.
      const next: Node | null = before === null ? this.#root.firstChild : before.nextSibling;
      if (next !== button) this.#root.insertBefore(button, next);
      before = button;
      this.#show(button, mark);
    }
    for (const id of left) {
      this.#buttons.get(id)?.remove();
      this.#buttons.delete(id);
    }
  }

  /** Marks from top to bottom. */
  #marksOf(
    asked: readonly ChatMessage[],
    { readPost, firstLine, formAt }: typeof import("./place.ts"),
  ): readonly Mark[] {
    const find = this.#find ??= readPost();
    const origin = this.#place.isConnected ? this.#place.getBoundingClientRect().top : -scrollY;
    const places = asked.flatMap((question) => {
      const range = question.sentence && find(question.sentence);
      const line = range && firstLine(range);
      return line === undefined || range === undefined
        ? []
        : [{ question, range, y: line.top - origin }];
    }).sort((one, other) => one.y - other.y || one.question.seq - other.question.seq);
    const marks: Mark[] = [];
    for (const { question, range, y } of places) {
      const last = marks.at(-1);
      if (last !== undefined && y - last.y < ONE_LINE) last.questions.push(question);
      else marks.push({ range, y, questions: [question], formAt });
    }
    return marks;
  }

  /** The widget's window, while it lies over a part of the page. */
  #window(): DOMRect | undefined {
    const { element } = this.#options;
    return element.getAttribute("placement") === "inline"
      ? undefined
      : element.shadowRoot?.querySelector("dialog[open]:not(:modal)")?.getBoundingClientRect();
  }

  #show(button: HTMLButtonElement, { range, y, questions, formAt }: Mark): void {
    const [first] = questions;
    const form = formAt(range, this.#place, this.#window());
    button.hidden = form === undefined;
    if (form === undefined || first === undefined) return;
    const open = questions.filter(({ question }) => question?.state === "open").length;
    button.className = `${form.kind} ${open > 0 ? "open" : "answered"}`;
    button.textContent = form.kind === "wide" ? `${questions.length}` : "";
    button.ariaLabel =
      this.#words?.mark(open, questions.length - open, first.sentence?.text ?? "") ?? null;
    Object.assign(button.style, {
      top: `${y - 1}px`,
      left: `${form.left}px`,
      width: form.kind === "wide" ? "" : `${form.width}px`,
    });
    button.onclick = () => {
      highlight();
      this.#options.open(first.id);
    };
    button.onpointerenter = button.onfocus = () => highlight(range);
    button.onpointerleave = button.onblur = () => highlight();
  }
}

const markersStyle = css`
  :host {
    all: initial !important;
    color-scheme: light dark !important;
    position: absolute !important;
    inset: 0 auto auto 0 !important;
    z-index: 0 !important;
  }

  :host([data-theme=light]) {
    color-scheme: light !important;
  }

  :host([data-theme=dark]) {
    color-scheme: dark !important;
  }

  button {
    all: initial;
    position: absolute;
    box-sizing: border-box;
    block-size: 24px;
    color: var(--_mark);
    font: 600 13px/22px var(--small-talk-font, system-ui), system-ui, sans-serif;
    text-align: center;
    cursor: pointer;

    &[hidden] {
      display: none;
    }

    &:focus-visible {
      outline: 2px solid var(--_mark);
      outline-offset: 2px;
      border-radius: 8px;
    }
  }

  .wide {
    border: 1px solid var(--_edge);
    border-radius: 8px;
    inline-size: 32px;
    background: var(--_paper);

    &.open {
      border-color: var(--_mark);
      background: var(--_mark);
      color: var(--_paper);
    }
  }

  .narrow::before {
    position: absolute;
    inset: 2px 0;
    margin-inline: auto;
    border-radius: 3px;
    inline-size: 4px;
    background: var(--_edge);
    content: "";
  }

  .narrow.open::before {
    background: var(--_mark);
  }

  @media print {
    :host {
      display: none !important;
    }
  }
`;
