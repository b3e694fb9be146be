/**
 * The ways to hear of an answer after one has left: a mail, another device, a feed.
 *
 * @module
 */
import { css, html, nothing, render, type TemplateResult } from "lit";
import {
  type FollowRequest,
  isFollowAnswer,
  isPushFollowLink,
  type PushFollowRequest,
} from "../../../shared/chat/follow.ts";
import { segmentOf } from "../../../shared/chat/destination.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import { MAX_EMAIL_LENGTH } from "../../../shared/limit.ts";
import { openDrawer } from "../../component/drawer.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import type { FollowWords } from "../../locale/follow_words.ts";
import type { Locale } from "../../locale/locale.ts";
import type { Talk } from "../../state/model.ts";

/** What it is opened with. */
export interface FollowOptions {
  readonly call: NonNullable<Talk["call"]>;
  readonly words: FollowWords;
  readonly locale: Locale;
  readonly room: RoomId;
  /** The id of the question. */
  readonly question: string;
  readonly isWhisper: boolean;
}

/** How asking for a mail stands. */
type Mail =
  | { readonly kind: "none" | "asking" }
  | { readonly kind: "done" | "failed"; readonly text: string };

/** What the server can do. */
interface Server {
  readonly sendsMail: boolean;
  readonly pushes: boolean;
  /** Where it is, if it answered. */
  readonly url: string;
}

const UNKNOWN: Server = { sendsMail: false, pushes: false, url: "" };

/** Opens them in a drawer. */
export async function openFollow(place: HTMLElement, options: FollowOptions): Promise<void> {
  const { call, words, room, question, isWhisper } = options;
  adoptSheet(place, followStyle);
  const { body } = openDrawer(place, { title: words.title, back: words.back });
  body.classList.add("follow");
  let mail: Mail = { kind: "none" };
  let server = UNKNOWN;
  let pushFault = "";

  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    if (mail.kind === "asking") return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const email = `${form.get("email") ?? ""}`.trim();
    const wish: FollowRequest = {
      room,
      ...!isWhisper && { question },
      email,
      language: options.locale.lang,
      text: form.has("text"),
      more: form.has("more"),
    };
    become({ kind: "asking" });
    become(await asked(call, wish, words));
    // The form is gone when it was taken; what is said instead has the focus.
    const next = mail.kind === "failed" ? "[name=email]" : "[role=status][tabindex]";
    body.querySelector<HTMLElement>(next)?.focus();
  }
  function become(next: Mail): void {
    mail = next;
    draw();
  }
  async function push(): Promise<void> {
    // Only while the click lasts may a tab be opened; where it leads is known later.
    const tab = open("", "_blank");
    if (tab !== null) tab.opener = null;
    const url = await pushPage(options, server);
    pushFault = url === undefined || tab === null ? words.failed.otherwise : "";
    if (url === undefined) tab?.close();
    else if (tab !== null) tab.location.href = url;
    draw();
  }
  async function showDevice({ currentTarget }: Event): Promise<void> {
    const button = currentTarget as HTMLElement;
    const shown = body.querySelector<HTMLElement>(".follow-device");
    if (shown === null) return;
    try {
      const [{ drawDevice }, { loadDrawerWords }] = await Promise.all([
        import("../settings/yours.ts"),
        import("../drawer_parts.ts"),
      ]);
      const { settings } = await loadDrawerWords(options.locale);
      await drawDevice(shown, { call, words: settings, page: location.href });
      button.hidden = true;
      shown.querySelector<HTMLElement>("input")?.focus();
    } catch {
      shown.textContent = words.failed.otherwise;
    }
  }
  function draw(): void {
    render(
      html`
        <p>${words.intro}</p>
        ${server.sendsMail ? section(words.mailTitle, mailForm(mail, options, ask)) : nothing}
        ${server.pushes
          ? section(
            words.pushTitle,
            html`
              <button class="follow-act" @click=${push}>${words.push}</button>
              <p class="follow-note">${words.pushHint}</p>
              <p class="bad" role="alert">${pushFault}</p>
            `,
          )
          : nothing}
        ${section(
          words.deviceTitle,
          html`
            <button class="follow-act" @click=${showDevice}>${words.device}</button>
            <div class="follow-device" role="status"></div>
          `,
        )}
        ${isWhisper || server.url === "" ? nothing : section(
          words.feedTitle,
          html`
            <a href=${new URL(`/feeds/${segmentOf(room)}.atom`, server.url).href}
              target="_blank" rel="noopener">${words.feed}</a>
          `,
        )}
      `,
      body,
    );
  }
  draw();
  server = await serverOf(call);
  draw();
}

function section(title: string, content: TemplateResult): TemplateResult {
  return html`<section><h3>${title}</h3>${content}</section>`;
}

function mailForm(
  mail: Mail,
  { words, isWhisper }: FollowOptions,
  submit: (event: Event) => void,
): TemplateResult {
  if (mail.kind === "done") return html`<p role="status" tabindex="-1">${mail.text}</p>`;
  const fault = mail.kind === "failed" ? mail.text : "";
  return html`
    <form novalidate @submit=${submit}>
      <label class="follow-field">
        <span>${words.email}</span>
        <input
          name="email"
          type="email"
          autocomplete="email"
          maxlength=${MAX_EMAIL_LENGTH}
          aria-invalid=${fault !== ""}
          aria-describedby="follow-hint follow-fault"
        >
      </label>
      <p class="follow-note" id="follow-hint">${words.mailHint}</p>
      <label class="follow-check">
        <input type="checkbox" name="text" ?checked=${!isWhisper}>
        ${isWhisper ? words.withTextPrivate : words.withText}
      </label>
      <label class="follow-check"><input type="checkbox" name="more">${words.more}</label>
      <p class="bad" id="follow-fault" role="alert">${fault}</p>
      <button class="primary" ?disabled=${mail.kind === "asking"}>${words.ask}</button>
    </form>
  `;
}

/** The page of the server's that asks the browser; `undefined` where there is none. */
async function pushPage(
  { call, locale, room, question, isWhisper }: FollowOptions,
  server: Server,
): Promise<string | undefined> {
  const wish: PushFollowRequest = {
    room,
    ...!isWhisper && { question },
    language: locale.lang,
  };
  try {
    const answer = await call("POST", "api/reader/follow/push", wish);
    const body: unknown = await answer.json();
    if (!answer.ok || !isPushFollowLink(body)) return undefined;
    const url = new URL(body.url, server.url);
    return url.origin === new URL(server.url).origin ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Asks for a mail. @returns what to say */
async function asked(
  call: FollowOptions["call"],
  wish: FollowRequest,
  words: FollowWords,
): Promise<Mail> {
  try {
    const answer = await call("POST", "api/reader/follow", wish);
    const body: unknown = await answer.json();
    if (answer.ok && isFollowAnswer(body)) {
      const text = body.state === "asked" ? words.asked(wish.email) : words.confirmed;
      return { kind: "done", text };
    }
    const { code }: { code?: string } = Object(body);
    const isKnown = code === "invalid-body" || code === "too-fast";
    return { kind: "failed", text: words.failed[isKnown ? code : "otherwise"] };
  } catch {
    return { kind: "failed", text: words.failed.otherwise };
  }
}

async function serverOf(call: FollowOptions["call"]): Promise<Server> {
  try {
    const answer = await call("GET", "api/site");
    const { mail, push }: { mail?: unknown; push?: unknown } = Object(await answer.json());
    return { sendsMail: mail === true, pushes: push === true, url: answer.url };
  } catch {
    return UNKNOWN;
  }
}

const followStyle = css`
  .follow {
    & section {
      margin-block-start: 16px;
      border-block-start: 1px solid var(--_line);
      padding-block-start: 12px;
    }

    & h3 {
      margin-block-end: 8px;
      font-weight: 600;
    }

    & a {
      color: var(--_mark);
    }

    & .bad {
      color: var(--_bad);

      &:empty {
        display: none;
      }
    }

    & form {
      display: grid;
      justify-items: start;
      gap: 8px;
    }
  }

  .follow-note {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .follow-field {
    display: block;
    inline-size: 100%;

    & span {
      font-size: 13px;
      line-height: 18px;
    }

    & input {
      display: block;
      box-sizing: border-box;
      margin-block-start: 4px;
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 6px 10px;
      min-block-size: max(36px, var(--_target));
      inline-size: 100%;
    }
  }

  .follow-check {
    display: flex;
    align-items: start;
    gap: 10px;
    padding-block: 4px;
    cursor: pointer;

    & input {
      flex: none;
      margin: 2px 0 0;
      inline-size: 18px;
      block-size: 18px;
      accent-color: var(--_mark);
    }
  }

  .follow-act {
    margin-inline-start: -8px;
    text-align: start;
  }
`;
