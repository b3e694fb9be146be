/**
 * French, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "Retour à la conversation",
  search: {
    title: "Recherche",
    field: "Rechercher dans cette conversation",
    hint: "Trouve des mots et des parties de mots dans tout ce qui s’est dit ici.",
    results: plural("fr", { one: "# message trouvé", other: "# messages trouvés" }),
    none: "Aucun message ne contient tous ces mots.",
    more: "Voir les précédents",
    failed: "La recherche a échoué.",
    offline: "La recherche demande une connexion. Elle reprendra quand vous serez en ligne.",
  },
  questions: {
    title: "Questions",
    open: "Sans réponse",
    answered: "Avec réponse",
    none: "Pas encore de questions",
    noneText: "Les questions posées ici restent dans cette liste, avec leur réponse.",
    failed: "Impossible de charger les questions.",
  },
};
