/**
 * Spanish, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "Avísame cuando haya respuesta",
  title: "Cuando haya respuesta",
  back: "Volver a la conversación",
  intro: "No hace falta que esperes: la respuesta estará aquí cuando vuelvas con este navegador.",
  mailTitle: "Por correo",
  email: "Dirección de correo",
  mailHint: "Recibes un correo y después la dirección se olvida. El autor no la ve.",
  withText: "Con el texto de la respuesta",
  withTextPrivate: "Con el texto de la respuesta, aunque el correo es menos privado que esto",
  more: "También un correo por cada respuesta siguiente, durante 90 días",
  ask: "Enviadme un correo",
  asked: (email) =>
    `Un correo va de camino a ${email}. Di que sí en la página que enlaza; antes no llega ningún otro.`,
  confirmed: "Ya recibes un correo en esta dirección.",
  failed: {
    "invalid-body": "Esto no parece una dirección de correo.",
    "too-fast": "Se pidieron demasiados correos. Prueba de nuevo mañana.",
    otherwise: "No ha funcionado. Prueba de nuevo más tarde.",
  },
  pushTitle: "En este navegador",
  push: "Que me avise este navegador",
  pushHint: "Se abre una página que pregunta a tu navegador y que también lo termina.",
  deviceTitle: "En otro dispositivo",
  device: "Llevarme esta conversación",
  feedTitle: "En un lector de feeds",
  feed: "Las respuestas de esta página como feed",
};
