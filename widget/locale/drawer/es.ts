/**
 * Spanish, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "Volver a la conversación",
  margin: {
    title: "Preguntas al margen",
    mark: (open, answered, text) =>
      `Preguntas: ${open} sin responder, ${answered} respondidas. «${text}»`,
  },
  search: {
    title: "Buscar",
    field: "Buscar en esta conversación",
    hint: "Encuentra palabras y partes de palabras en todo lo que se ha dicho aquí.",
    results: plural("es", { one: "# mensaje encontrado", other: "# mensajes encontrados" }),
    none: "Ningún mensaje contiene todas estas palabras.",
    more: "Ver anteriores",
    failed: "No se pudo buscar.",
    tooFast: "Fue muy rápido. La búsqueda sigue en un momento.",
    offline: "Para buscar hace falta conexión. Seguirá cuando vuelvas a tenerla.",
  },
  questions: {
    title: "Preguntas",
    open: "Sin responder",
    answered: "Respondidas",
    none: "Aún no hay preguntas",
    noneText: "Lo que se pregunta aquí queda en esta lista con su respuesta.",
    failed: "No se pudieron cargar las preguntas.",
    offline: "La lista llegará cuando vuelvas a tener conexión.",
  },
  settings: {
    title: "Ajustes y ayuda",
    you: "Tú",
    name: "Nombre",
    nameHint: "Lo ven todos. Sin nombre se te llama por un número.",
    email: "Correo electrónico",
    emailHint: "Solo lo ve el autor, para responderte cuando ya no estés.",
    verified: "Este sitio ha iniciado tu sesión, así que tu nombre viene de ahí.",
    save: "Guardar",
    saved: "Guardado",
    nameTaken: "No se guardó: este nombre se podría confundir con el del autor.",
    notSaved: "No se guardó: revisa el nombre y la dirección.",
    offline: "No se guardó: no hay conexión.",
    reading: "Lectura",
    larger: "Texto más grande",
    quiet: "Sin avisos del lector de pantalla",
    sound: "Un tono suave con los mensajes nuevos",
    yours: "Tus mensajes",
    device: "Seguir en otro dispositivo",
    deviceHint:
      "Vale una vez, durante una hora. Quien lo abra será tú aquí, así que no se lo enseñes a nadie.",
    deviceLink: "Enlace",
    copy: "Copiar enlace",
    copied: "Copiado",
    code: "El mismo enlace como código para una cámara",
    download: "Descargar mis mensajes",
    erase: "Borrar mis mensajes",
    eraseAsk:
      "Tus mensajes quedarán como huecos vacíos. Desaparecerán tus mensajes privados con sus respuestas, tus reacciones, tu nombre y tu dirección. No se puede deshacer.",
    eraseNow: "Borrarlo todo",
    keep: "Conservarlo",
    erased: "Se ha borrado todo.",
    failed: "No funcionó. Inténtalo de nuevo en un momento.",
    keys: "Teclas",
    keysDo: [
      "Enviar",
      "Línea nueva",
      "Cambiar tu último mensaje",
      "De mensaje en mensaje",
      "Qué puedes hacer con él",
      "Volver o cerrar",
    ],
  },
};
