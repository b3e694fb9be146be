/**
 * Spanish, with the reader as "tú".
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words of the Spanish chunk. */
export const words: Words = {
  dir: "ltr",
  author: "Autor",
  you: "Tú",
  reader: (number) => `Lector ${number}`,
  close: "Cerrar",
  menu: "Más",

  link: {
    idle: "",
    connecting: "Conectando",
    online: "En directo",
    offline: "Sin conexión",
    waiting: "Reconectando",
    refused: "No conectado",
  },
  notice: {
    offline: () => "Estás sin conexión. Lo que envíes esperará aquí.",
    waiting: (seconds) => `Se perdió la conexión. Nuevo intento en ${seconds} s.`,
    blocked: (seconds) =>
      `Tu red bloquea la conversación. Lo que envíes espera aquí. Nuevo intento en ${seconds} s.`,
    refused: () => "No hay conexión. Lo que envíes esperará aquí.",
    banned: () => "El autor ha cerrado este chat para ti o para tu red.",
    closed: () => "Esta conversación está cerrada.",
  },
  tryNow: "Intentar ahora",

  conversation: "Conversación",
  older: "Ver mensajes anteriores",
  loadingOlder: "Cargando mensajes anteriores",
  begins: "La conversación empieza aquí",
  emptyTitle: "¿Qué te gustaría preguntar?",
  emptyText: "Aquí recibirás la respuesta, ahora o más tarde. No necesitas una cuenta.",
  newMessages: plural("es", { one: "# mensaje nuevo", other: "# mensajes nuevos" }),

  newSince: "Nuevo desde tu última visita",
  deleted: "Este mensaje se eliminó",
  actions: "Qué puedes hacer",

  phase: {
    queued: "Aún no se ha enviado. Saldrá cuando vuelvas a tener conexión.",
    sent: "Enviando",
    stored: "Enviado",
    seen: "Visto",
    held: "Espera a que el autor lo apruebe",
  },
  failed: {
    "too-fast": "No se envió: fue muy rápido. Espera un momento.",
    "forbidden": "No se envió: aquí no puede escribir nadie.",
    "too-late": "Lleva un día sin enviarse. Envíalo si aún quieres.",
    otherwise: "No se envió: el servidor no lo aceptó.",
  },
  wait: (seconds) => `De nuevo en ${seconds} s`,
  retry: "Reintentar",
  discard: "Descartar",

  everyone: "Todos",
  placeholder: "Pregunta sobre este artículo",
  audience: "Lo ven todos los que leen el artículo",
  send: "Enviar a todos",
  whisper: {
    name: "Privado con el autor",
    placeholder: "Escribe al autor",
    audience: "Solo lo ven tú y el autor",
    send: "Enviar al autor",
    emptyTitle: "Solo entre el autor y tú",
    emptyText: "Nadie más ve lo que escribes aquí, ni que has escrito.",
  },
  question: "Pregunta",
  emoji: "Emoji",
  left: plural("es", { one: "Queda # carácter", other: "Quedan # caracteres" }),
  tooMany: plural("es", { one: "Sobra # carácter", other: "Sobran # caracteres" }),
};
