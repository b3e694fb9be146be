/**
 * Spanish, for a link to a conversation.
 *
 * @module
 */
import type { ResumeWords } from "../resume_words.ts";

/** The words of what is asked then. */
export const words: ResumeWords = {
  what: "Este enlace continúa una conversación empezada en otro dispositivo.",
  warning: "Quien te dio el enlace puede leer lo que escribas en ella en privado.",
  go: "Continuar aquí",
  stay: "Seguir como estoy",
  failed: "El enlace no funcionó. Quizá ya se usó o es antiguo.",
};
