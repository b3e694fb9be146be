/**
 * The page on which a reader asks to be told in their browser, in Spanish.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const es: FollowWords = {
  dir: "ltr",
  title: "Una notificación cuando haya respuesta",
  ask: (blog, post) =>
    `Cuando haya una respuesta a tu pregunta en «${post}», ${blog} enviará una sola notificación a este navegador.`,
  withText: "La respuesta aparece en ella.",
  withoutText: "La respuesta no aparece en ella.",
  terms: (date) =>
    `Espera como mucho hasta el ${date} y luego se olvida. El servicio push del fabricante de tu navegador la transmite cifrada y no puede leerla.`,
  yes: "Avisarme en este navegador",
  on: (date) =>
    `Te avisaremos en este navegador cuando haya respuesta, como mucho hasta el ${date}. Puedes cerrar esta página.`,
  stop: "No avisarme",
  stopped: "No se enviará nada y no se guarda nada. Puedes cerrar esta página.",
  gone: "Aquí ya no se espera nada. Vuelve a pedirlo en el artículo.",
  unsupported:
    "Este navegador no acepta notificaciones de páginas. En un iPhone solo las aceptan las apps instaladas.",
  denied:
    "Este navegador no permite notificaciones de esta página. Permítelas en los ajustes del sitio e inténtalo de nuevo.",
  failed: "No funcionó y no se guardó nada. Inténtalo de nuevo en un momento.",
};
