/**
 * What a message has beside its text: what it refers to above, what became of it below.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { ChatMessage, Quote, Sentence } from "../../../shared/chat/event.ts";
import { icon } from "../../component/icon.ts";
import { Later } from "../../component/later.ts";
import { nameOf } from "../../component/name.ts";
import { isOwn } from "../../component/rows.ts";
import { moreWordsOf } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import type { ViewContext } from "../contract.ts";
import { plainText } from "../plain_text.ts";
import { partsStyle } from "./style.ts";

export { partsStyle as css };

/** A part that is there, or not. */
type Part = TemplateResult | typeof nothing;
type Words = MoreWords["parts"];

const post = new Later(() => import("../sentence/reveal.ts"));
const follow = new Later(() => import("../follow/follow.ts"));
const CHECK = "m5 10 3 4 7-8";
const ASK = "M10 3a7 7 0 1 0 .01 0M8.3 8a1.7 1.7 0 1 1 2.6 1.5q-.9.6-.9 1.5m0 2.7h.01";

/** What a message refers to: another one, a question it answers, a sentence of the post. */
export function above(
  message: Pick<ChatMessage, "quote" | "sentence" | "answers">,
  context: ViewContext,
): Part {
  const words = wordsFor(context)?.parts;
  const { quote, sentence } = message;
  if (words === undefined) return nothing;
  const question = quote === undefined ? questionOf(message, context) : undefined;
  return html`
    ${sentence && drawSentence(sentence, words, context)}
    ${quote && drawQuote(quote, words, context)}
    ${question && drawQuote(question, words, context)}
  `;
}

/** What became of a message: of a question, by a change, by publishing; what people feel. */
export function below(message: ChatMessage, context: ViewContext): Part {
  const more = wordsFor(context);
  if (more === undefined || message.deleted) return nothing;
  const { parts: words, actions: { mayPublish } } = more;
  const { editedAt, whispered, published, reactions = [] } = message;
  const marks = [
    editedAt !== undefined && words.edited,
    whispered && words.whispered,
    published !== undefined && words.published,
  ].flatMap((mark) => typeof mark === "string" ? html`<span>${mark}</span>` : []);
  const chip = drawQuestion(message, words, context);
  return html`
    ${marks.length === 0 && chip === nothing ? nothing : html`<p class="marks">${chip}${marks}</p>`}
    ${drawConsent(message, mayPublish, context)}
    ${reactions.length === 0 ? nothing : drawReactions(message, words, context)}
  `;
}

function wordsFor({ locale, view }: ViewContext): MoreWords | undefined {
  return moreWordsOf(locale, () => view.requestUpdate());
}

/** The question an author answered, as if it were quoted. */
function questionOf(
  { answers }: Pick<ChatMessage, "answers">,
  { conversation: { state } }: ViewContext,
): Quote | undefined {
  return answers === undefined ? undefined : state.messages.find(({ id }) => id === answers);
}

function drawSentence(sentence: Sentence, words: Words, { locale, view }: ViewContext): Part {
  const reveal = async ({ currentTarget }: Event) => {
    const button = currentTarget as HTMLElement;
    const isThere = await (await post.load()).revealSentence(sentence, button);
    const said = moreWordsOf(locale, () => {})?.sentence;
    view.announce((isThere ? said?.shown : said?.gone) ?? "");
    // A post that was changed is no reason to press again.
    mark(button, isThere ? undefined : said?.gone);
  };
  return html`
    <button class="quote sentence" @click=${reveal}>
      <span class="unseen">${words.sentence}</span>
      <q dir="auto">${sentence.text}</q>
    </button>
  `;
}

function drawQuote({ id, from, text, deleted }: Quote, words: Words, context: ViewContext): Part {
  const name = callOf(from, context);
  const said = deleted
    ? words.quoteDeleted
    : plainText(text, () => context.view.requestUpdate()).trim();
  return html`
    <button class="quote" @click=${(event: Event) => show(id, event, context)}>
      <span class="unseen">${words.quoted(name)}</span>
      <bdi aria-hidden="true">${name}</bdi>
      <span dir="auto">${said}</span>
    </button>
  `;
}

/** Leads to a message. Where it cannot, that is said in the button that was pressed. */
async function show(id: string, { currentTarget }: Event, context: ViewContext): Promise<void> {
  const { view, locale: { words }, conversation } = context;
  const isThere = await view.reveal(id);
  const { hasOlder, link } = conversation.state;
  // What could not be looked through says nothing about the message.
  const why = hasOlder ? words.link[link.kind] : wordsFor(context)?.parts.gone;
  mark(currentTarget as HTMLElement, isThere ? undefined : why);
  if (!isThere) view.announce(why ?? "");
}

/** Says in a button why it leads nowhere; no more, once it does. */
function mark(button: HTMLElement, why: string | undefined): void {
  if (why === undefined) delete button.dataset["gone"];
  else button.dataset["gone"] = why;
}

function drawQuestion({ id, question }: ChatMessage, words: Words, context: ViewContext): Part {
  if (question === undefined) return nothing;
  const { state, answer } = question;
  const isOpen = state === "open";
  return html`
    <span class=${`chip ${state}`}>
      ${icon(isOpen ? ASK : CHECK)}${isOpen ? words.open : words.answered}
    </span>
    ${answer === undefined ? nothing : html`
      <button @click=${(event: Event) => show(answer, event, context)}>${words.toAnswer}</button>
    `}
    ${isOpen && isNewestOwn(id, context)
      ? follow.get(() => context.view.requestUpdate())?.offer(id, context)
      : nothing}
  `;
}

/** Whether a question is the last one a reader has asked themselves: for it they may want a mail. */
function isNewestOwn(id: string, { conversation: { state } }: ViewContext): boolean {
  const { messages, you } = state;
  const own = messages.findLast(({ question, from }) => question !== undefined && isOwn(from, you));
  return you?.kind === "reader" && own?.id === id;
}

/** In one's own whisper: whether the author may publish a question. */
function drawConsent(
  message: ChatMessage,
  label: string,
  { conversation }: ViewContext,
): Part {
  const { state: { isWhisper, you } } = conversation;
  const { id, from, consent = false, question, published } = message;
  const isAsked = question !== undefined || consent;
  if (
    !isWhisper || !isAsked || published !== undefined || from.kind !== "reader" ||
    !isOwn(from, you)
  ) return nothing;
  const change = ({ target }: Event) =>
    conversation.change(id, { kind: "consent", allow: (target as HTMLInputElement).checked });
  return html`
    <label class="consent">
      <input type="checkbox" .checked=${consent} @change=${change}>${label}
    </label>
  `;
}

function drawReactions(
  { id, reactions = [] }: ChatMessage,
  words: Words,
  context: ViewContext,
): Part {
  const { conversation, conversation: { state: { you } } } = context;
  const names = namesIn(context);
  return html`
    <div class="reactions" role="group" aria-label=${words.reactions}>
      ${reactions.map(({ emoji, count, by }) => {
        const on = you !== undefined && by.includes(you.id);
        const people = by.flatMap((person) => names.get(person) ?? []).join(", ");
        return html`
          <button
            aria-pressed=${on}
            aria-label=${words.reaction(emoji, count, people)}
            title=${people || nothing}
            @click=${() => conversation.change(id, { kind: "react", emoji, on: !on })}
          ><span>${emoji}</span> ${count}</button>
        `;
      })}
    </div>
  `;
}

/** Who is known by name: oneself, and all who have written something that is on the screen. */
function namesIn(context: ViewContext): ReadonlyMap<string, string> {
  const { conversation: { state: { messages, you } }, locale } = context;
  const names = new Map(messages.map(({ from }) => [from.id, callOf(from, context)]));
  return you === undefined ? names : names.set(you.id, locale.words.you);
}

/** What somebody is called where no word beside it says what they are. */
function callOf(from: ChatMessage["from"], context: ViewContext): string {
  const { locale: { words }, conversation: { state: { you } } } = context;
  return isOwn(from, you) ? words.you : nameOf(from, words) || words.author;
}
