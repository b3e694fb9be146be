/**
 * Portuguese, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "Este link continua uma conversa iniciada em outro dispositivo.",
  warning: "Quem lhe deu o link pode ler o que você escrever nela em privado.",
  go: "Continuar aqui",
  stay: "Ficar como estou",
  failed: "O link não funcionou. Talvez já tenha sido usado ou seja antigo.",
};
