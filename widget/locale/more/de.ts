/**
 * German, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";
import { plural } from "../plural.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "Der Autor";
const hours = plural("de", { one: "einer Stunde", other: "von # Stunden" });
const days = plural("de", { one: "eines Tages", other: "von # Tagen" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "Kopieren",
    notChanged: "Nicht geändert: Der Server hat es nicht angenommen.",
    tooLate: "Nicht geändert: Dafür ist die Nachricht zu alt.",
    leave: "Verstanden",
    readOnly: "Du kannst hier lesen. Schreiben ist geschlossen.",
    muted: "Du kannst hier lesen, aber nicht schreiben.",
    slow: "Hier geht es eine Nachricht nach der anderen.",
    heldFirst: "Deine erste Nachricht erscheint, sobald der Autor sie freigibt.",
  },
  composing: {
    edit: "Du bearbeitest deine Nachricht",
    sentence: "Zu diesem Satz",
    quote: (name) => `Antwort an ${name}`,
    leaveOut: "Weglassen",
    cancel: "Abbrechen",
    code: "Eingefügtes als Code zeigen",
  },
  presence: {
    here: (name) => `${author(name)} ist da`,
    away: (name) => `${author(name)} ist nicht da`,
    minutes: (name) => `${author(name)} antwortet meist in wenigen Minuten`,
    hours: (name, count) => `${author(name)} antwortet meist innerhalb ${hours(count)}`,
    days: (name, count) => `${author(name)} antwortet meist innerhalb ${days(count)}`,
    back: (name, day, time) => `${author(name)} ist ${day && `${day} `}um ${time} wieder da`,
    until: (name, time) => `${author(name)} ist meist bis ${time} da`,
    writing: (name) => `${author(name)} schreibt`,
    somebodyWriting: "Jemand schreibt",
    reading: plural("de", { one: "# Person liest", other: "# Personen lesen" }),
  },
  sentence: {
    hint: "Markiere einen Satz im Beitrag, um dazu zu fragen.",
    shown: "Im Beitrag markiert",
    gone: "Der Beitrag wurde geändert; diesen Satz gibt es nicht mehr.",
  },
  actions: {
    title: "Was du tun kannst",
    moreEmoji: "Weitere Emojis",
    react: (emoji) => `Mit ${emoji} reagieren`,
    quote: "Zitieren",
    copy: "Text kopieren",
    copied: "Kopiert",
    notCopied: "Nicht kopiert: Diese Seite erlaubt es nicht.",
    asQuestion: "Als Frage stellen",
    answered: "Als beantwortet markieren",
    reopen: "Wieder öffnen",
    edit: "Bearbeiten",
    delete: "Löschen",
    deleteForEveryone: "Für alle löschen?",
    mayPublish: "Darf veröffentlicht werden",
  },
  parts: {
    quoted: (name) => `Zeigen, was ${name} geschrieben hat`,
    quoteDeleted: "Eine gelöschte Nachricht",
    gone: "Diese Nachricht ist nicht mehr da.",
    sentence: "Den Satz im Beitrag zeigen",
    reactions: "Reaktionen",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "Offene Frage",
    answered: "Beantwortet",
    toAnswer: "Zur Antwort",
    toQuestion: "Antwort auf eine Frage",
    edited: "Bearbeitet",
    whispered: "Privat gefragt, mit Einverständnis veröffentlicht",
    published: "Für alle veröffentlicht",
  },
  code: {
    label: (language) => language === "" ? "Code" : `Code, ${language}`,
    copy: "Kopieren",
  },
  emoji: {
    title: "Emojis",
    search: "Emojis suchen",
    found: plural("de", { one: "# Emoji", other: "# Emojis" }),
    recent: "Zuletzt verwendet",
    tone: "Hautton",
    groups: {
      smileys: "Smileys",
      people: "Menschen",
      nature: "Tiere und Natur",
      food: "Essen und Trinken",
      travel: "Reisen und Orte",
      activities: "Aktivitäten",
      objects: "Gegenstände",
      symbols: "Symbole",
      flags: "Flaggen",
    },
  },
};
