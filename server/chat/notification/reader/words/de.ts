/**
 * Mails to readers in German.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const de: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}: eine Mail, wenn es eine Antwort gibt?`,
  confirmText: (blog) =>
    `Jemand, vermutlich du, möchte von ${blog} eine Mail, wenn es eine Antwort gibt. Öffne diese Seite und sag Ja; bis dahin wird nichts weiter geschickt:`,
  confirmNot:
    "Wenn du es nicht warst, tu nichts: Es kommt keine weitere Mail, und deine Adresse ist innerhalb eines Tages vergessen.",
  answerSubject: (post) => `Eine Antwort zu „${post}“`,
  answerText: (post) => `Auf deine Frage zu „${post}“ gibt es eine Antwort.`,
  privateText: (post) => `Auf deine private Frage zu „${post}“ gibt es eine Antwort.`,
  asked: "Deine Frage:",
  answered: (author) => `Antwort von ${author}:`,
  leftOut: "Die Antwort selbst steht nicht in dieser Mail, wie du es wolltest.",
  read: "Auf der Seite lesen:",
  last: "Das war die einzige Mail. Deine Adresse ist jetzt vergessen.",
  stopHere: "Wenn du diese Mails nicht mehr möchtest:",
  askTitle: "Eine Mail, wenn es eine Antwort gibt",
  askText: (blog) => `Soll dir ${blog} schreiben, wenn es auf deine Frage eine Antwort gibt?`,
  yes: "Ja, schreib mir",
  confirmed:
    "Gut. Du bekommst eine Mail, wenn es eine Antwort gibt. Du kannst diese Seite schließen.",
  stopTitle: "Keine Mails mehr",
  stopText: (blog) => `Soll dir ${blog} zu dieser Frage nicht mehr schreiben?`,
  stop: "Nicht mehr schreiben",
  stopped:
    "Es wird nichts mehr geschickt, und deine Adresse ist vergessen. Du kannst diese Seite schließen.",
  goneTitle: "Hier ist nichts zu tun",
  gone:
    "Dieser Link wurde benutzt oder ist zu alt. Wenn du noch eine Mail möchtest, wünsch sie dir beim Beitrag.",
};
