/**
 * French, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "Me prévenir quand il y a une réponse",
  title: "Quand il y a une réponse",
  back: "Revenir à la conversation",
  intro: "Inutile d’attendre : la réponse sera ici quand vous reviendrez avec ce navigateur.",
  mailTitle: "Par e-mail",
  email: "Adresse e-mail",
  mailHint: "Vous recevez un e-mail, puis l’adresse est oubliée. L’auteur ne la voit pas.",
  withText: "Avec le texte de la réponse",
  withTextPrivate: "Avec le texte de la réponse, même si un e-mail est moins privé qu’ici",
  more: "Aussi un e-mail pour chaque réponse suivante, pendant 90 jours",
  ask: "M’envoyer un e-mail",
  asked: (email) =>
    `Un e-mail part pour ${email}. Dites oui sur la page indiquée ; d’ici là, aucun autre ne vient.`,
  confirmed: "Vous recevez déjà un e-mail à cette adresse.",
  failed: {
    "invalid-body": "Cela ne ressemble pas à une adresse e-mail.",
    "too-fast": "Trop d’e-mails ont été demandés. Réessayez demain.",
    otherwise: "Cela n’a pas marché. Réessayez plus tard.",
  },
  pushTitle: "Dans ce navigateur",
  push: "Être prévenu par ce navigateur",
  pushHint: "Une page s’ouvre qui demande à votre navigateur, et qui y met fin aussi.",
  deviceTitle: "Sur un autre appareil",
  device: "Emporter cette conversation",
  feedTitle: "Dans un lecteur de flux",
  feed: "Les réponses de cette page en flux",
};
