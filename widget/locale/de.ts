/**
 * German, with the reader as "du".
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words of the German chunk. */
export const words: Words = {
  dir: "ltr",
  author: "Autor",
  you: "Du",
  reader: (number) => `Leser ${number}`,
  close: "Schließen",
  menu: "Mehr",

  link: {
    idle: "",
    connecting: "Wird verbunden",
    online: "Live",
    offline: "Offline",
    waiting: "Wird neu verbunden",
    refused: "Nicht verbunden",
  },
  notice: {
    offline: () => "Du bist offline. Was du sendest, wartet hier.",
    waiting: (seconds) => `Verbindung verloren. Neuer Versuch in ${seconds} s.`,
    blocked: (seconds) =>
      `Dein Netzwerk lässt das Gespräch nicht durch. Was du sendest, wartet hier. Neuer Versuch in ${seconds} s.`,
    refused: () => "Keine Verbindung. Was du sendest, wartet hier.",
    banned: () => "Der Autor hat diesen Chat für dich oder für dein Netzwerk geschlossen.",
    closed: () => "Dieses Gespräch ist geschlossen.",
  },
  tryNow: "Jetzt versuchen",

  conversation: "Gespräch",
  older: "Frühere Nachrichten zeigen",
  loadingOlder: "Frühere Nachrichten werden geladen",
  begins: "Hier beginnt das Gespräch",
  emptyTitle: "Was möchtest du fragen?",
  emptyText: "Hier wird geantwortet, jetzt oder später. Du brauchst kein Konto.",
  newMessages: plural("de", { one: "# neue Nachricht", other: "# neue Nachrichten" }),

  newSince: "Neu, seit du hier warst",
  deleted: "Diese Nachricht wurde gelöscht",
  actions: "Was du tun kannst",

  phase: {
    queued: "Noch nicht gesendet. Geht raus, sobald du wieder online bist.",
    sent: "Wird gesendet",
    stored: "Gesendet",
    seen: "Gesehen",
    held: "Wartet auf die Freigabe durch den Autor",
  },
  failed: {
    "too-fast": "Nicht gesendet: Das war sehr schnell. Warte einen Moment.",
    "forbidden": "Nicht gesendet: Hier kann niemand schreiben.",
    "too-late": "Seit einem Tag nicht gesendet. Sende es, wenn du noch willst.",
    otherwise: "Nicht gesendet: Der Server hat es nicht angenommen.",
  },
  wait: (seconds) => `Wieder in ${seconds} s`,
  retry: "Nochmal versuchen",
  discard: "Verwerfen",

  everyone: "Alle",
  placeholder: "Frag etwas zum Beitrag",
  audience: "Alle, die hier lesen, können es sehen",
  send: "An alle senden",
  whisper: {
    name: "Privat an den Autor",
    placeholder: "Schreib dem Autor",
    audience: "Nur du und der Autor können es sehen",
    send: "An den Autor senden",
    emptyTitle: "Nur zwischen dir und dem Autor",
    emptyText: "Niemand sonst sieht, was du hier schreibst, oder dass du geschrieben hast.",
  },
  question: "Frage",
  emoji: "Emoji",
  left: (characters) => `noch ${characters} Zeichen`,
  tooMany: (characters) => `${characters} Zeichen zu viel`,
};
