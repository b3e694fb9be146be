/**
 * Spanish, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";
import { plural } from "../plural.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "El autor";
const hours = plural("es", { one: "una hora", other: "# horas" });
const days = plural("es", { one: "un día", other: "# días" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "Copiar",
    notChanged: "No se cambió: el servidor no lo aceptó.",
    tooLate: "No se cambió: ya es demasiado antiguo.",
    leave: "De acuerdo",
    readOnly: "Puedes leer aquí. La escritura está cerrada.",
    muted: "Puedes leer aquí, pero no escribir.",
    slow: "Aquí se escribe un mensaje cada vez.",
    heldFirst: "Tu primer mensaje se mostrará cuando el autor lo apruebe.",
  },
  composing: {
    edit: "Editas tu mensaje",
    sentence: "Sobre esta frase",
    quote: (name) => `Respuesta a ${name}`,
    leaveOut: "Quitar",
    cancel: "Cancelar",
    code: "Mostrar lo pegado como código",
  },
  presence: {
    here: (name) => `${author(name)} está aquí`,
    away: (name) => `${author(name)} no está`,
    minutes: (name) => `${author(name)} suele responder en unos minutos`,
    hours: (name, count) => `${author(name)} suele responder en menos de ${hours(count)}`,
    days: (name, count) => `${author(name)} suele responder en menos de ${days(count)}`,
    back: (name, day, time) => `${author(name)} vuelve ${day && `${day} `}a las ${time}`,
    until: (name, time) => `${author(name)} suele estar hasta las ${time}`,
    writing: (name) => `${author(name)} está escribiendo`,
    somebodyWriting: "Alguien está escribiendo",
    reading: plural("es", { one: "# persona leyendo", other: "# personas leyendo" }),
  },
  sentence: {
    hint: "Selecciona una frase del artículo para preguntar sobre ella.",
    shown: "Marcada en el artículo",
    gone: "El artículo ha cambiado; esta frase ya no está.",
  },
  actions: {
    title: "Qué puedes hacer",
    moreEmoji: "Más emojis",
    react: (emoji) => `Reaccionar con ${emoji}`,
    quote: "Citar",
    copy: "Copiar texto",
    copied: "Copiado",
    notCopied: "No se copió: esta página no lo permite.",
    asQuestion: "Hacer como pregunta",
    answered: "Marcar como respondida",
    reopen: "Abrir de nuevo",
    edit: "Editar",
    delete: "Eliminar",
    deleteForEveryone: "¿Eliminar para todos?",
    mayPublish: "Se puede publicar",
  },
  parts: {
    quoted: (name) => `Ver lo que escribió ${name}`,
    quoteDeleted: "Un mensaje eliminado",
    gone: "Este mensaje ya no está aquí.",
    sentence: "Ver la frase en el artículo",
    reactions: "Reacciones",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "Pregunta sin responder",
    answered: "Respondida",
    toAnswer: "Ver la respuesta",
    toQuestion: "Responde a una pregunta",
    edited: "Editado",
    whispered: "Preguntado en privado, publicado con permiso",
    published: "Publicado para todos",
  },
  code: {
    label: (language) => language === "" ? "Código" : `Código, ${language}`,
    copy: "Copiar",
  },
  emoji: {
    title: "Emojis",
    search: "Buscar emojis",
    found: plural("es", { one: "# emoji", other: "# emojis" }),
    recent: "Usados recientemente",
    tone: "Tono de piel",
    groups: {
      smileys: "Caritas",
      people: "Personas",
      nature: "Animales y naturaleza",
      food: "Comida y bebida",
      travel: "Viajes y lugares",
      activities: "Actividades",
      objects: "Objetos",
      symbols: "Símbolos",
      flags: "Banderas",
    },
  },
};
