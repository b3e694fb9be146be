/**
 * Spanish, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "Volver a la conversación",
  search: {
    title: "Buscar",
    field: "Buscar en esta conversación",
    hint: "Encuentra palabras y partes de palabras en todo lo que se ha dicho aquí.",
    results: plural("es", { one: "# mensaje encontrado", other: "# mensajes encontrados" }),
    none: "Ningún mensaje contiene todas estas palabras.",
    more: "Ver anteriores",
    failed: "No se pudo buscar.",
    offline: "Para buscar hace falta conexión. Seguirá cuando vuelvas a tenerla.",
  },
  questions: {
    title: "Preguntas",
    open: "Sin responder",
    answered: "Respondidas",
    none: "Aún no hay preguntas",
    noneText: "Lo que se pregunta aquí queda en esta lista con su respuesta.",
    failed: "No se pudieron cargar las preguntas.",
  },
};
