/**
 * French, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "Ce lien continue une conversation commencée sur un autre appareil.",
  warning: "Qui vous a donné le lien peut lire ce que vous y écrivez en privé.",
  go: "Continuer ici",
  stay: "Rester comme je suis",
  failed: "Le lien n’a pas marché. Il a peut-être servi ou expiré.",
};
