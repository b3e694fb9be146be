/**
 * Portuguese, for the features.
 *
 * @module
 */
import type { MoreWords } from "../more_words.ts";
import { plural } from "../plural.ts";

/** An author whose name may be unknown. */
const author = (name: string) => name || "O autor";
const hours = plural("pt", { one: "uma hora", other: "# horas" });
const days = plural("pt", { one: "um dia", other: "# dias" });

/** The words of the features. */
export const more: MoreWords = {
  notices: {
    copy: "Copiar",
    notChanged: "Não foi alterada: o servidor não aceitou.",
    tooLate: "Não foi alterada: já é antiga demais.",
    leave: "Entendi",
    readOnly: "Você pode ler aqui. A escrita está fechada.",
    muted: "Você pode ler aqui, mas não escrever.",
    slow: "Aqui, uma mensagem de cada vez.",
    heldFirst: "Sua primeira mensagem aparece quando o autor aprovar.",
  },
  composing: {
    edit: "Editando sua mensagem",
    sentence: "Sobre esta frase",
    quote: (name) => `Resposta a ${name}`,
    leaveOut: "Retirar",
    cancel: "Cancelar",
    code: "Mostrar como código o que colei",
  },
  presence: {
    here: (name) => `${author(name)} está aqui`,
    away: (name) => `${author(name)} não está`,
    minutes: (name) => `${author(name)} costuma responder em alguns minutos`,
    hours: (name, count) => `${author(name)} costuma responder em até ${hours(count)}`,
    days: (name, count) => `${author(name)} costuma responder em até ${days(count)}`,
    back: (name, day, time) => `${author(name)} volta ${day && `${day} `}às ${time}`,
    until: (name, time) => `${author(name)} costuma ficar até as ${time}`,
    writing: (name) => `${author(name)} está escrevendo`,
    somebodyWriting: "Alguém está escrevendo",
    reading: plural("pt", { one: "# pessoa lendo", other: "# pessoas lendo" }),
  },
  sentence: {
    hint: "Selecione uma frase do artigo para perguntar sobre ela.",
    shown: "Marcada no artigo",
    gone: "O artigo mudou; esta frase não está mais lá.",
  },
  actions: {
    title: "O que você pode fazer",
    moreEmoji: "Mais emojis",
    react: (emoji) => `Reagir com ${emoji}`,
    quote: "Citar",
    copy: "Copiar texto",
    copied: "Copiado",
    notCopied: "Não foi copiado: esta página não permite.",
    asQuestion: "Fazer como pergunta",
    answered: "Marcar como respondida",
    reopen: "Reabrir",
    edit: "Editar",
    delete: "Excluir",
    deleteForEveryone: "Excluir para todos?",
    mayPublish: "Pode ser publicada",
  },
  parts: {
    quoted: (name) => `Ver o que ${name} escreveu`,
    quoteDeleted: "Uma mensagem excluída",
    gone: "Esta mensagem já não está aqui.",
    sentence: "Ver a frase no artigo",
    reactions: "Reações",
    reaction: (emoji, count, names) => `${emoji} ${count}${names && `: ${names}`}`,
    open: "Pergunta em aberto",
    answered: "Respondida",
    toAnswer: "Ver a resposta",
    toQuestion: "Responde a uma pergunta",
    edited: "Editada",
    whispered: "Perguntado em particular, publicado com permissão",
    published: "Publicada para todos",
  },
  code: {
    label: (language) => language === "" ? "Código" : `Código, ${language}`,
    copy: "Copiar",
  },
  emoji: {
    title: "Emojis",
    search: "Buscar emojis",
    found: plural("pt", { one: "# emoji", other: "# emojis" }),
    recent: "Usados recentemente",
    tone: "Tom de pele",
    groups: {
      smileys: "Carinhas",
      people: "Pessoas",
      nature: "Animais e natureza",
      food: "Comida e bebida",
      travel: "Viagens e lugares",
      activities: "Atividades",
      objects: "Objetos",
      symbols: "Símbolos",
      flags: "Bandeiras",
    },
  },
};
