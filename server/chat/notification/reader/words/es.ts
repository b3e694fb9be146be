/**
 * Mails to readers in Spanish.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const es: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}: ¿un correo cuando haya respuesta?`,
  confirmText: (blog) =>
    `Alguien, seguramente tú, ha pedido en ${blog} un correo cuando haya respuesta. Abre esta página y di que sí; hasta entonces no se envía nada más:`,
  confirmNot:
    "Si no has sido tú, no hagas nada: no llegará ningún otro correo y tu dirección se olvida en un día.",
  answerSubject: (post) => `Una respuesta en «${post}»`,
  answerText: (post) => `Hay una respuesta a tu pregunta en «${post}».`,
  privateText: (post) => `Hay una respuesta a lo que preguntaste en privado en «${post}».`,
  asked: "Tu pregunta:",
  answered: (author) => `Respuesta de ${author}:`,
  leftOut: "La respuesta no está en este correo, como querías.",
  read: "Léela en la página:",
  last: "Este era el único correo. Tu dirección ya se ha olvidado.",
  stopHere: "Si no quieres más correos como este:",
  askTitle: "Un correo cuando haya respuesta",
  askText: (blog) => `¿Quieres que ${blog} te escriba cuando haya respuesta a tu pregunta?`,
  yes: "Sí, escríbeme",
  confirmed: "Bien. Recibirás un correo cuando haya respuesta. Puedes cerrar esta página.",
  stopTitle: "No más correos",
  stopText: (blog) => `¿Quieres que ${blog} deje de escribirte sobre esta pregunta?`,
  stop: "No escribir más",
  stopped: "No se envía nada más y tu dirección se ha olvidado. Puedes cerrar esta página.",
  goneTitle: "Aquí no hay nada que hacer",
  gone:
    "Este enlace ya se usó o es demasiado antiguo. Si aún quieres un correo, pídelo en el artículo.",
};
