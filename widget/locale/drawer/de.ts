/**
 * German, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "Zurück zum Gespräch",
  margin: {
    title: "Fragen am Rand",
    mark: (open, answered, text) => `Fragen: ${open} offen, ${answered} beantwortet. „${text}“`,
  },
  search: {
    title: "Suche",
    field: "In diesem Gespräch suchen",
    hint: "Findet Wörter und Wortteile in allem, was hier gesagt wurde.",
    results: plural("de", { one: "# Nachricht gefunden", other: "# Nachrichten gefunden" }),
    none: "Keine Nachricht enthält alle diese Wörter.",
    more: "Frühere zeigen",
    failed: "Die Suche hat nicht geklappt.",
    tooFast: "Das war sehr schnell. Die Suche geht gleich weiter.",
    offline: "Die Suche braucht eine Verbindung. Sie geht weiter, sobald du wieder online bist.",
  },
  questions: {
    title: "Fragen",
    open: "Offen",
    answered: "Beantwortet",
    none: "Noch keine Fragen",
    noneText: "Was hier gefragt wird, bleibt mit der Antwort in dieser Liste.",
    failed: "Die Fragen konnten nicht geladen werden.",
    offline: "Die Liste kommt, sobald du wieder online bist.",
  },
  settings: {
    title: "Einstellungen und Hilfe",
    you: "Du",
    name: "Name",
    nameHint: "Alle sehen ihn. Ohne Namen bekommst du eine Nummer.",
    email: "E-Mail-Adresse",
    emailHint: "Nur der Autor sieht sie, um dir zu antworten, wenn du nicht mehr da bist.",
    verified: "Diese Website hat dich angemeldet, dein Name kommt von dort.",
    save: "Speichern",
    saved: "Gespeichert",
    nameTaken: "Nicht gespeichert: Der Name lässt sich mit dem des Autors verwechseln.",
    notSaved: "Nicht gespeichert: Prüfe den Namen und die Adresse.",
    offline: "Nicht gespeichert: Es gibt keine Verbindung.",
    reading: "Lesen",
    larger: "Größerer Text",
    quiet: "Keine Ansagen durch Screenreader",
    sound: "Ein leiser Ton bei neuen Nachrichten",
    yours: "Deine Nachrichten",
    device: "Auf einem anderen Gerät weitermachen",
    deviceHint:
      "Gilt einmal, eine Stunde lang. Wer den Link öffnet, ist hier du; zeig ihn also niemandem.",
    deviceLink: "Link",
    copy: "Link kopieren",
    copied: "Kopiert",
    code: "Derselbe Link als Code für eine Kamera",
    download: "Meine Nachrichten herunterladen",
    erase: "Meine Nachrichten löschen",
    eraseAsk:
      "Von deinen Nachrichten hier bleiben leere Stellen. Deine privaten Nachrichten samt Antworten verschwinden, ebenso deine Reaktionen, dein Name und deine Adresse. Das lässt sich nicht rückgängig machen.",
    eraseNow: "Alles löschen",
    keep: "Behalten",
    erased: "Alles ist gelöscht.",
    failed: "Das hat nicht geklappt. Versuch es gleich noch einmal.",
    keys: "Tasten",
    keysDo: [
      "Senden",
      "Neue Zeile",
      "Deine letzte Nachricht ändern",
      "Von Nachricht zu Nachricht",
      "Was du damit tun kannst",
      "Zurück oder schließen",
    ],
  },
};
