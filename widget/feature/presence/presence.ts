/**
 * Who is there, in one line: who writes, whether the author is here or when they are, and how many
 * read along.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Typist } from "../../../shared/chat/attention.ts";
import { Later } from "../../component/later.ts";
import { nameOf } from "../../component/name.ts";
import type { Locale } from "../../locale/locale.ts";
import { loadMoreWords } from "../../locale/more_locale.ts";
import type { MoreWords } from "../../locale/more_words.ts";
import type { ConversationState } from "../../state/model.ts";
import { type Availability, availabilityOf } from "./availability.ts";
import { presenceStyle } from "./style.ts";

/** The looks of the line. */
export const css = presenceStyle;

/** What the line is drawn with. */
export interface PresenceContext {
  readonly locale: Locale;
  /** The room's public conversation: it knows who is there. */
  readonly room: Pick<ConversationState, "presence" | "messages">;
  /** The conversation on the screen: it knows who is writing. */
  readonly shown: Pick<ConversationState, "typing">;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Draws again, once the words are there. */
  readonly requestUpdate: () => void;
}

const pictures = new Later(() => import("../picture/picture.ts"));

type PresenceWords = MoreWords["presence"];

/** By language, once they are there; a try that fails is made again with the next drawing. */
const loaded = new Map<string, PresenceWords>();
const loading = new Set<string>();

/** The line, for the head of the panel; nothing while nothing is known. */
export function presenceLine(context: PresenceContext): TemplateResult | typeof nothing {
  const words = wordsOf(context);
  const text = words === undefined ? "" : textOf(words, context);
  if (text === "") return nothing;
  const { room, locale, requestUpdate } = context;
  const isHere = room.presence?.author.state === "here";
  const face = authorOf(room.messages, locale) &&
    room.messages.findLast(({ from }) => from.avatar)?.from.avatar;
  return html`
    <p class=${isHere ? "presence here" : "presence"} part="presence">${face &&
      pictures.get(requestUpdate)?.picture(face)}${text}</p>
  `;
}

/** The words of the line; empty while nothing is known. */
export function textOf(
  words: PresenceWords,
  { locale, room, shown, now }: Omit<PresenceContext, "requestUpdate">,
): string {
  const author = authorOf(room.messages, locale);
  // One line says one thing: that an author writes counts most.
  const typist = shown.typing.find(({ kind }) => kind === "author") ?? shown.typing[0];
  if (typist !== undefined) return writingOf(typist, { words, author, locale });
  const { presence } = room;
  if (presence === undefined) return "";
  const parts = [sayingOf(availabilityOf(presence, now), { words, author, locale, now })];
  // Whoever reads this is one of them.
  if (presence.readers > 1) parts.push(words.reading(presence.readers));
  return parts.join(" · ");
}

function writingOf(
  { kind, name }: Typist,
  { words, author, locale }: {
    readonly words: PresenceWords;
    readonly author: string;
    readonly locale: Locale;
  },
): string {
  const called = name && nameOf({ kind, name, id: "" }, locale.words);
  if (called) return words.writing(isolated(called));
  return kind === "author" ? words.writing(author) : words.somebodyWriting;
}

function sayingOf(
  availability: Availability,
  { words, author, locale, now }: {
    readonly words: PresenceWords;
    readonly author: string;
    readonly locale: Locale;
    readonly now: number;
  },
): string {
  const { kind } = availability;
  switch (kind) {
    case "here":
    case "away":
    case "minutes":
      return words[kind](author);
    case "hours":
    case "days":
      return words[kind](author, availability.count);
    case "until":
      return words.until(author, locale.calendar.time(availability.at));
    case "back": {
      const { at } = availability;
      return words.back(author, dayOf(at, { lang: locale.lang, now }), locale.calendar.time(at));
    }
  }
}

/** A day to come, in the reader's own time zone; empty for today. */
function dayOf(at: number, { lang, now }: { readonly lang: string; readonly now: number }): string {
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days === 0) return "";
  if (days === 1) return new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(1, "day");
  const form = days < 7 ? { weekday: "long" } as const : { day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(lang, form).format(at);
}

/** The author's name, when there is one author here; otherwise empty. */
function authorOf(messages: ConversationState["messages"], { words }: Locale): string {
  const names = new Set(
    messages.flatMap(({ from, deleted }) =>
      from.kind === "author" && !deleted ? [nameOf(from, words)] : []
    ),
  );
  const [name = ""] = names;
  return names.size === 1 && name !== "" ? isolated(name) : "";
}

/** A name runs its own way, whatever the language around it. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function wordsOf({ locale, requestUpdate }: PresenceContext): PresenceWords | undefined {
  const { lang } = locale;
  if (!loaded.has(lang) && !loading.has(lang)) {
    loading.add(lang);
    loadMoreWords(locale).then(({ presence }) => {
      loaded.set(lang, presence);
      requestUpdate();
    }).catch(() => loading.delete(lang));
  }
  return loaded.get(lang);
}
