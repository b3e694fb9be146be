/**
 * The page on which a reader asks to be told in their browser, in German.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const de: FollowWords = {
  dir: "ltr",
  title: "Eine Mitteilung, wenn es eine Antwort gibt",
  ask: (blog, post) =>
    `Wenn es auf deine Frage zu „${post}“ eine Antwort gibt, schickt ${blog} eine einzige Mitteilung an diesen Browser.`,
  withText: "Die Antwort steht darin.",
  withoutText: "Die Antwort selbst steht nicht darin.",
  terms: (date) =>
    `Das gilt höchstens bis ${date}, danach ist es vergessen. Der Push-Dienst des Herstellers deines Browsers reicht sie verschlüsselt weiter und kann sie nicht lesen.`,
  yes: "In diesem Browser mitteilen",
  on: (date) =>
    `Wenn es eine Antwort gibt, erfährst du es in diesem Browser, höchstens bis ${date}. Du kannst diese Seite schließen.`,
  stop: "Nicht mehr mitteilen",
  stopped:
    "Es wird nichts geschickt, und nichts davon bleibt gespeichert. Du kannst diese Seite schließen.",
  gone: "Hier wird auf nichts mehr gewartet. Bitte auf dem Beitrag noch einmal darum.",
  unsupported:
    "Dieser Browser nimmt keine Mitteilungen von Seiten an. Auf dem iPhone tun das nur installierte Apps.",
  denied:
    "Dieser Browser lässt von dieser Seite keine Mitteilungen zu. Erlaube sie in den Einstellungen für diese Website und versuche es noch einmal.",
  failed: "Das hat nicht geklappt, und nichts wurde gespeichert. Versuche es gleich noch einmal.",
};
