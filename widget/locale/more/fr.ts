/**
 * French, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";
import { plural } from "../plural.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "L’auteur";
const hours = plural("fr", { one: "d’une heure", other: "de # heures" });
const days = plural("fr", { one: "d’un jour", other: "de # jours" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "Copier",
    notChanged: "Non modifié : le serveur ne l’a pas accepté.",
    tooLate: "Non modifié : le message est trop ancien.",
    leave: "D’accord",
    readOnly: "Vous pouvez lire ici. L’écriture est fermée.",
    muted: "Vous pouvez lire ici, mais pas écrire.",
    slow: "Ici, un message à la fois.",
    heldFirst: "Votre premier message s’affichera quand l’auteur l’aura approuvé.",
  },
  composing: {
    edit: "Vous modifiez votre message",
    sentence: "Sur cette phrase",
    quote: (name) => `Réponse à ${name}`,
    leaveOut: "Retirer",
    cancel: "Annuler",
    code: "Afficher ce qui est collé comme du code",
  },
  presence: {
    here: (name) => `${author(name)} est là`,
    away: (name) => `${author(name)} est absent`,
    minutes: (name) => `${author(name)} répond d’habitude en quelques minutes`,
    hours: (name, count) => `${author(name)} répond d’habitude en moins ${hours(count)}`,
    days: (name, count) => `${author(name)} répond d’habitude en moins ${days(count)}`,
    back: (name, day, time) => `${author(name)} revient ${day && `${day} `}à ${time}`,
    until: (name, time) => `${author(name)} est là d’habitude jusqu’à ${time}`,
    writing: (name) => `${author(name)} écrit`,
    somebodyWriting: "Quelqu’un écrit",
    reading: plural("fr", { one: "# personne lit", other: "# personnes lisent" }),
  },
  sentence: {
    hint: "Sélectionnez une phrase de l’article pour poser une question dessus.",
    shown: "Surlignée dans l’article",
    gone: "L’article a changé ; cette phrase n’y est plus.",
  },
  actions: {
    title: "Ce que vous pouvez faire",
    moreEmoji: "Plus d’emojis",
    react: (emoji) => `Réagir avec ${emoji}`,
    quote: "Citer",
    copy: "Copier le texte",
    copied: "Copié",
    notCopied: "Non copié : cette page ne le permet pas.",
    asQuestion: "Poser comme question",
    answered: "Marquer comme répondue",
    reopen: "Rouvrir",
    edit: "Modifier",
    delete: "Supprimer",
    deleteForEveryone: "Supprimer pour tous ?",
    mayPublish: "Peut être publié",
  },
  parts: {
    quoted: (name) => `Voir ce que ${name} a écrit`,
    quoteDeleted: "Un message supprimé",
    gone: "Ce message n’est plus ici.",
    sentence: "Voir la phrase dans l’article",
    reactions: "Réactions",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && ` : ${names}`}`,
    open: "Question sans réponse",
    answered: "Répondue",
    toAnswer: "Voir la réponse",
    toQuestion: "Répond à une question",
    edited: "Modifié",
    whispered: "Demandé en privé, publié avec accord",
    published: "Publié pour tous",
  },
  code: {
    label: (language) => language === "" ? "Code" : `Code, ${language}`,
    copy: "Copier",
  },
  emoji: {
    title: "Emojis",
    search: "Rechercher un emoji",
    found: plural("fr", { one: "# emoji", other: "# emojis" }),
    recent: "Utilisés récemment",
    tone: "Teint",
    groups: {
      smileys: "Visages",
      people: "Personnes",
      nature: "Animaux et nature",
      food: "Nourriture et boissons",
      travel: "Voyages et lieux",
      activities: "Activités",
      objects: "Objets",
      symbols: "Symboles",
      flags: "Drapeaux",
    },
  },
};
