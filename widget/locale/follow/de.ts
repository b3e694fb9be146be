/**
 * German, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "Sag mir, wenn es eine Antwort gibt",
  title: "Wenn es eine Antwort gibt",
  back: "Zurück zum Gespräch",
  intro: "Du musst nicht warten: Die Antwort steht hier, wenn du mit diesem Browser wiederkommst.",
  mailTitle: "Per E-Mail",
  email: "E-Mail-Adresse",
  mailHint: "Du bekommst eine Mail, dann wird die Adresse vergessen. Der Autor sieht sie nicht.",
  withText: "Mit dem Text der Antwort",
  withTextPrivate: "Mit dem Text der Antwort, obwohl Mails weniger privat sind als dies hier",
  more: "90 Tage lang auch eine Mail für jede weitere Antwort",
  ask: "Schick mir eine Mail",
  asked: (email) =>
    `Eine Mail ist unterwegs an ${email}. Sag auf der Seite darin Ja; vorher kommt keine andere.`,
  confirmed: "An diese Adresse bekommst du schon eine Mail.",
  failed: {
    "invalid-body": "Das sieht nicht wie eine E-Mail-Adresse aus.",
    "too-fast": "Es wurden zu viele Mails gewünscht. Versuch es morgen wieder.",
    otherwise: "Es hat nicht geklappt. Versuch es später wieder.",
  },
  pushTitle: "In diesem Browser",
  push: "Lass es mir diesen Browser sagen",
  pushHint: "Es öffnet sich eine Seite, die deinen Browser fragt und es auch beendet.",
  deviceTitle: "Auf einem anderen Gerät",
  device: "Dieses Gespräch mitnehmen",
  feedTitle: "In einem Feedreader",
  feed: "Die Antworten dieser Seite als Feed",
};
