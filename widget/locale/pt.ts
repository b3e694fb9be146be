/**
 * Portuguese, as it is written in Brazil.
 *
 * @module
 */
import { plural } from "./plural.ts";
import type { Words } from "./words.ts";

/** The words of the Portuguese chunk. */
export const words: Words = {
  dir: "ltr",
  author: "Autor",
  you: "Você",
  reader: (number) => `Leitor ${number}`,
  close: "Fechar",
  menu: "Mais",

  link: {
    idle: "",
    connecting: "Conectando",
    online: "Ao vivo",
    offline: "Sem conexão",
    waiting: "Reconectando",
    refused: "Não conectado",
  },
  notice: {
    offline: () => "Você está sem conexão. O que você enviar espera aqui.",
    waiting: (seconds) => `A conexão caiu. Nova tentativa em ${seconds} s.`,
    blocked: (seconds) =>
      `A sua rede bloqueia a conversa. O que enviar espera aqui. Nova tentativa em ${seconds} s.`,
    refused: () => "Não há conexão. O que você enviar espera aqui.",
    banned: () => "O autor fechou este chat para você ou para a sua rede.",
    closed: () => "Esta conversa está fechada.",
  },
  tryNow: "Tentar agora",

  conversation: "Conversa",
  older: "Ver mensagens anteriores",
  loadingOlder: "Carregando mensagens anteriores",
  begins: "A conversa começa aqui",
  emptyTitle: "O que você gostaria de perguntar?",
  emptyText: "A resposta chega aqui, agora ou mais tarde. Você não precisa de uma conta.",
  newMessages: plural("pt", { one: "# mensagem nova", other: "# mensagens novas" }),

  newSince: "Novo desde a sua última visita",
  deleted: "Esta mensagem foi excluída",
  actions: "O que você pode fazer",

  phase: {
    queued: "Ainda não foi enviada. Ela sai quando a conexão voltar.",
    sent: "Enviando",
    stored: "Enviada",
    seen: "Vista",
    held: "Espera a aprovação do autor",
  },
  failed: {
    "too-fast": "Não foi enviada: foi rápido demais. Espere um momento.",
    "forbidden": "Não foi enviada: ninguém pode escrever aqui.",
    "too-late": "Não foi enviada há um dia. Envie se ainda quiser.",
    otherwise: "Não foi enviada: o servidor não aceitou.",
  },
  wait: (seconds) => `De novo em ${seconds} s`,
  retry: "Tentar de novo",
  discard: "Descartar",

  everyone: "Todos",
  placeholder: "Pergunte sobre este artigo",
  audience: "Todos que leem o artigo podem ver",
  send: "Enviar para todos",
  whisper: {
    name: "Em particular com o autor",
    placeholder: "Escreva ao autor",
    audience: "Só você e o autor podem ver",
    send: "Enviar ao autor",
    emptyTitle: "Só entre você e o autor",
    emptyText: "Ninguém mais vê o que você escreve aqui, nem que você escreveu.",
  },
  question: "Pergunta",
  emoji: "Emoji",
  left: plural("pt", { one: "Resta # caractere", other: "Restam # caracteres" }),
  tooMany: plural("pt", { one: "# caractere a mais", other: "# caracteres a mais" }),
};
