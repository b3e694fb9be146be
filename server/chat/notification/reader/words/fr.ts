/**
 * Mails to readers in French.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const fr: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog} : un e-mail quand il y a une réponse ?`,
  confirmText: (blog) =>
    `Quelqu’un, sans doute vous, a demandé sur ${blog} un e-mail quand il y a une réponse. Ouvrez cette page et dites oui ; d’ici là, rien d’autre n’est envoyé :`,
  confirmNot:
    "Si ce n’était pas vous, ne faites rien : aucun autre e-mail ne viendra, et votre adresse est oubliée dans la journée.",
  answerSubject: (post) => `Une réponse sur « ${post} »`,
  answerText: (post) => `Il y a une réponse à votre question sur « ${post} ».`,
  privateText: (post) => `Il y a une réponse à votre question privée sur « ${post} ».`,
  asked: "Votre question :",
  answered: (author) => `Réponse de ${author} :`,
  leftOut: "La réponse n’est pas dans cet e-mail, comme vous le vouliez.",
  read: "La lire sur la page :",
  last: "C’était le seul e-mail. Votre adresse est maintenant oubliée.",
  stopHere: "Si vous ne voulez plus de ces e-mails :",
  askTitle: "Un e-mail quand il y a une réponse",
  askText: (blog) =>
    `Voulez-vous que ${blog} vous écrive quand il y a une réponse à votre question ?`,
  yes: "Oui, écrivez-moi",
  confirmed:
    "Bien. Vous recevrez un e-mail quand il y a une réponse. Vous pouvez fermer cette page.",
  stopTitle: "Plus d’e-mails",
  stopText: (blog) => `Voulez-vous que ${blog} cesse de vous écrire à propos de cette question ?`,
  stop: "Ne plus écrire",
  stopped: "Plus rien n’est envoyé, et votre adresse est oubliée. Vous pouvez fermer cette page.",
  goneTitle: "Rien à faire ici",
  gone:
    "Ce lien a été utilisé, ou il est trop ancien. Si vous voulez encore un e-mail, demandez-le sur l’article.",
};
