/**
 * German, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "Zurück zum Gespräch",
  search: {
    title: "Suche",
    field: "In diesem Gespräch suchen",
    hint: "Findet Wörter und Wortteile in allem, was hier gesagt wurde.",
    results: plural("de", { one: "# Nachricht gefunden", other: "# Nachrichten gefunden" }),
    none: "Keine Nachricht enthält alle diese Wörter.",
    more: "Frühere zeigen",
    failed: "Die Suche hat nicht geklappt.",
    offline: "Die Suche braucht eine Verbindung. Sie geht weiter, sobald du wieder online bist.",
  },
  questions: {
    title: "Fragen",
    open: "Offen",
    answered: "Beantwortet",
    none: "Noch keine Fragen",
    noneText: "Was hier gefragt wird, bleibt mit der Antwort in dieser Liste.",
    failed: "Die Fragen konnten nicht geladen werden.",
  },
};
