/**
 * The ways to hear of an answer after one has left: a mail, another device, a feed.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { segmentOf } from "../../../shared/chat/destination.ts";
import type { RoomId } from "../../../shared/chat/id.ts";
import { MAX_EMAIL_LENGTH } from "../../../shared/limit.ts";
import { openDrawer } from "../../component/drawer.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import type { FollowWords } from "../../locale/follow_words.ts";
import type { Locale } from "../../locale/locale.ts";
import {
  askForMail,
  type Call,
  type FollowServer,
  type MailState,
  pushPage,
  serverOf,
  UNKNOWN,
} from "./asking.ts";
import { followStyle } from "./style.ts";

/** What it is opened with. */
export interface FollowOptions {
  readonly call: Call;
  readonly words: FollowWords;
  readonly locale: Locale;
  readonly room: RoomId;
  /** The id of the question. */
  readonly question: string;
  readonly isWhisper: boolean;
}

/** Opens them in a drawer. */
export async function openFollow(place: HTMLElement, options: FollowOptions): Promise<void> {
  const { call, words, room, isWhisper } = options;
  adoptSheet(place, followStyle);
  const { body } = openDrawer(place, { title: words.title, back: words.back });
  body.classList.add("follow");
  let mail: MailState = { kind: "none" };
  let server: FollowServer = UNKNOWN;
  let pushFault = "";

  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    if (mail.kind === "asking") return;
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const email = `${form.get("email") ?? ""}`.trim();
    const wish = { ...about(options), email, text: form.has("text"), more: form.has("more") };
    become({ kind: "asking" });
    become(await askForMail(call, wish, words));
    // The form is gone when it was taken; what is said instead has the focus.
    const next = mail.kind === "failed" ? "[name=email]" : "[role=status][tabindex]";
    body.querySelector<HTMLElement>(next)?.focus();
  }
  function become(next: MailState): void {
    mail = next;
    draw();
  }
  async function push(): Promise<void> {
    // Only while the click lasts may a tab be opened; where it leads is known later.
    const tab = open("", "_blank");
    if (tab !== null) tab.opener = null;
    const url = await pushPage(call, about(options), server);
    pushFault = url === undefined || tab === null ? words.failed.otherwise : "";
    if (url === undefined) tab?.close();
    else if (tab !== null) tab.location.href = url;
    draw();
  }
  const device = (event: Event) => showDevice(event, options);
  function draw(): void {
    render(
      html`
        <p>${words.intro}</p>
        ${server.sendsMail ? section(words.mailTitle, mailForm(mail, options, ask)) : nothing}
        ${server.pushes ? section(words.pushTitle, pushOffer(words, pushFault, push)) : nothing}
        ${section(
          words.deviceTitle,
          html`
            <button class="follow-act" @click=${device}>${words.device}</button>
            <div class="follow-device" role="status"></div>
          `,
        )}
        ${isWhisper || server.url === "" ? nothing : section(
          words.feedTitle,
          feedLink(words, new URL(`/feeds/${segmentOf(room)}.atom`, server.url)),
        )}
      `,
      body,
    );
  }
  draw();
  server = await serverOf(call);
  draw();
}

/** Shows a link to go on with, in the place of the button that was pressed. */
async function showDevice(
  { currentTarget }: Event,
  { call, locale, words }: FollowOptions,
): Promise<void> {
  const button = currentTarget as HTMLElement;
  const shown = button.parentElement?.querySelector<HTMLElement>(".follow-device");
  if (!shown) return;
  try {
    const [{ drawDevice }, { loadDrawerWords }] = await Promise.all([
      import("../settings/yours.ts"),
      import("../drawer_parts.ts"),
    ]);
    const { settings } = await loadDrawerWords(locale);
    await drawDevice(shown, { call, words: settings, page: location.href });
    button.hidden = true;
    shown.querySelector<HTMLElement>("input")?.focus();
  } catch {
    shown.textContent = words.failed.otherwise;
  }
}

/** Which question of whom it is about. */
function about({ room, question, isWhisper, locale }: FollowOptions) {
  return { room, ...!isWhisper && { question }, language: locale.lang };
}

function section(title: string, content: TemplateResult): TemplateResult {
  return html`<section><h3>${title}</h3>${content}</section>`;
}

function pushOffer(words: FollowWords, fault: string, push: () => void): TemplateResult {
  return html`
    <button class="follow-act" @click=${push}>${words.push}</button>
    <p class="follow-note">${words.pushHint}</p>
    <p class="bad" role="alert">${fault}</p>
  `;
}

function feedLink({ feed }: FollowWords, { href }: URL): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener">${feed}</a>`;
}

function mailForm(
  mail: MailState,
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
