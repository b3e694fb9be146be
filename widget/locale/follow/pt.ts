/**
 * Portuguese, for hearing of an answer.
 *
 * @module
 */
import type { FollowWords } from "../follow_words.ts";

/** The words of who has asked. */
export const words: FollowWords = {
  offer: "Avise-me quando houver resposta",
  title: "Quando houver resposta",
  back: "Voltar à conversa",
  intro: "Você não precisa esperar: a resposta estará aqui quando voltar com este navegador.",
  mailTitle: "Por e-mail",
  email: "Endereço de e-mail",
  mailHint: "Você recebe um e-mail e depois o endereço é esquecido. O autor não o vê.",
  withText: "Com o texto da resposta",
  withTextPrivate: "Com o texto da resposta, embora o e-mail seja menos privado do que aqui",
  more: "Também um e-mail para cada nova resposta, por 90 dias",
  ask: "Enviar um e-mail para mim",
  asked: (email) =>
    `Um e-mail está a caminho de ${email}. Diga que sim na página indicada; antes disso não vem outro.`,
  confirmed: "Você já recebe um e-mail neste endereço.",
  failed: {
    "invalid-body": "Isto não parece um endereço de e-mail.",
    "too-fast": "Foram pedidos e-mails demais. Tente de novo amanhã.",
    otherwise: "Não deu certo. Tente de novo mais tarde.",
  },
  pushTitle: "Neste navegador",
  push: "Receber o aviso neste navegador",
  pushHint: "Abre-se uma página que pergunta ao seu navegador e que também encerra o aviso.",
  deviceTitle: "Em outro aparelho",
  device: "Levar esta conversa",
  feedTitle: "Em um leitor de feeds",
  feed: "As respostas desta página como feed",
};
