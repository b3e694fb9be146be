/**
 * French, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "Retour à la conversation",
  margin: {
    title: "Questions en marge",
    mark: (open, answered, text) =>
      `Questions : ${open} sans réponse, ${answered} avec réponse. « ${text} »`,
  },
  search: {
    title: "Recherche",
    field: "Rechercher dans cette conversation",
    hint: "Trouve des mots et des parties de mots dans tout ce qui s’est dit ici.",
    results: plural("fr", { one: "# message trouvé", other: "# messages trouvés" }),
    none: "Aucun message ne contient tous ces mots.",
    more: "Voir les précédents",
    failed: "La recherche a échoué.",
    tooFast: "C’était trop rapide. La recherche reprend dans un instant.",
    offline: "La recherche demande une connexion. Elle reprendra quand vous serez en ligne.",
  },
  questions: {
    title: "Questions",
    open: "Sans réponse",
    answered: "Avec réponse",
    none: "Pas encore de questions",
    noneText: "Les questions posées ici restent dans cette liste, avec leur réponse.",
    failed: "Impossible de charger les questions.",
    offline: "La liste s’affichera quand vous serez de nouveau en ligne.",
  },
  settings: {
    title: "Réglages et aide",
    you: "Vous",
    name: "Nom",
    nameHint: "Tout le monde le voit. Sans nom, un numéro vous désigne.",
    email: "Adresse e-mail",
    emailHint: "Seul l’auteur la voit, pour vous répondre quand vous n’êtes plus là.",
    verified: "Ce site vous a identifié ; votre nom vient de là.",
    save: "Enregistrer",
    saved: "Enregistré",
    nameTaken: "Non enregistré : ce nom pourrait être pris pour celui de l’auteur.",
    notSaved: "Non enregistré : vérifiez le nom et l’adresse.",
    offline: "Non enregistré : il n’y a pas de connexion.",
    reading: "Lecture",
    larger: "Texte plus grand",
    quiet: "Aucune annonce des lecteurs d’écran",
    sound: "Un son doux pour les nouveaux messages",
    yours: "Vos messages",
    device: "Continuer sur un autre appareil",
    deviceHint:
      "Valable une fois, pendant une heure. Qui l’ouvre devient vous ici : ne le montrez à personne.",
    deviceLink: "Lien",
    copy: "Copier le lien",
    copied: "Copié",
    code: "Le même lien sous forme de code pour un appareil photo",
    download: "Télécharger mes messages",
    erase: "Effacer mes messages",
    eraseAsk:
      "Vos messages laisseront ici des places vides. Vos messages privés disparaissent avec leurs réponses, de même que vos réactions, votre nom et votre adresse. C’est définitif.",
    eraseNow: "Tout effacer",
    keep: "Tout garder",
    erased: "Tout est effacé.",
    failed: "Cela n’a pas marché. Réessayez dans un instant.",
    keys: "Touches",
    keysDo: [
      "Envoyer",
      "Nouvelle ligne",
      "Modifier votre dernier message",
      "D’un message à l’autre",
      "Ce que vous pouvez en faire",
      "Retour, ou fermer",
    ],
  },
};
