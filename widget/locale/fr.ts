/**
 * French, with the reader as "vous".
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words of the French chunk. */
export const words: Words = {
  dir: "ltr",
  author: "Auteur",
  you: "Vous",
  reader: (number) => `Lecteur ${number}`,
  close: "Fermer",
  menu: "Plus",

  link: {
    idle: "",
    connecting: "Connexion",
    online: "En direct",
    offline: "Hors ligne",
    waiting: "Reconnexion",
    refused: "Non connecté",
  },
  notice: {
    offline: () => "Vous êtes hors ligne. Ce que vous envoyez attend ici.",
    waiting: (seconds) => `Connexion perdue. Nouvel essai dans ${seconds} s.`,
    blocked: (seconds) =>
      `Votre réseau bloque la conversation. Ce que vous envoyez attend ici. Nouvel essai dans ${seconds} s.`,
    refused: () => "Pas de connexion. Ce que vous envoyez attend ici.",
    banned: () => "L’auteur a fermé ce chat pour vous ou pour votre réseau.",
    closed: () => "Cette conversation est fermée.",
  },
  tryNow: "Essayer maintenant",

  conversation: "Conversation",
  older: "Voir les messages précédents",
  loadingOlder: "Chargement des messages précédents",
  begins: "La conversation commence ici",
  emptyTitle: "Quelle est votre question ?",
  emptyText: "La réponse arrive ici, maintenant ou plus tard. Aucun compte n’est nécessaire.",
  newMessages: plural("fr", { one: "# nouveau message", other: "# nouveaux messages" }),

  newSince: "Nouveau depuis votre dernière visite",
  deleted: "Ce message a été supprimé",
  actions: "Ce que vous pouvez faire",

  phase: {
    queued: "Pas encore envoyé. Le message partira quand vous serez de nouveau en ligne.",
    sent: "Envoi en cours",
    stored: "Envoyé",
    seen: "Vu",
    held: "En attente de l’accord de l’auteur",
  },
  failed: {
    "too-fast": "Non envoyé : c’était trop rapide. Patientez un instant.",
    "forbidden": "Non envoyé : personne ne peut écrire ici.",
    "too-late": "Non envoyé depuis un jour. Envoyez-le si vous le souhaitez encore.",
    otherwise: "Non envoyé : le serveur ne l’a pas accepté.",
  },
  wait: (seconds) => `De nouveau dans ${seconds} s`,
  retry: "Réessayer",
  discard: "Abandonner",

  everyone: "Tous",
  placeholder: "Posez une question sur cet article",
  audience: "Visible par tous ceux qui lisent l’article",
  send: "Envoyer à tous",
  whisper: {
    name: "En privé à l’auteur",
    placeholder: "Écrivez à l’auteur",
    audience: "Seuls l’auteur et vous pouvez le voir",
    send: "Envoyer à l’auteur",
    emptyTitle: "Juste entre vous et l’auteur",
    emptyText: "Personne d’autre ne voit ce que vous écrivez ici, ni que vous avez écrit.",
  },
  question: "Question",
  emoji: "Émojis",
  left: plural("fr", { one: "# caractère restant", other: "# caractères restants" }),
  tooMany: plural("fr", { one: "# caractère de trop", other: "# caractères de trop" }),
};
