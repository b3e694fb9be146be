/**
 * Mails to readers in Portuguese.
 *
 * @module
 */
import type { ReaderMailWords } from "./reader_mail_words.ts";

/** See the head of this file. */
export const pt: ReaderMailWords = {
  dir: "ltr",
  confirmSubject: (blog) => `${blog}: um e-mail quando houver resposta?`,
  confirmText: (blog) =>
    `Alguém, provavelmente você, pediu em ${blog} um e-mail quando houver resposta. Abra esta página e diga que sim; até lá, nada mais é enviado:`,
  confirmNot:
    "Se não foi você, não faça nada: nenhum outro e-mail virá, e o seu endereço é esquecido em um dia.",
  answerSubject: (post) => `Uma resposta em “${post}”`,
  answerText: (post) => `Há uma resposta à sua pergunta em “${post}”.`,
  privateText: (post) => `Há uma resposta ao que você perguntou em particular em “${post}”.`,
  asked: "A sua pergunta:",
  answered: (author) => `Resposta de ${author}:`,
  leftOut: "A resposta não está neste e-mail, como você queria.",
  read: "Leia na página:",
  last: "Este foi o único e-mail. O seu endereço já foi esquecido.",
  stopHere: "Se você não quer mais estes e-mails:",
  askTitle: "Um e-mail quando houver resposta",
  askText: (blog) => `Quer que ${blog} escreva para você quando houver resposta à sua pergunta?`,
  yes: "Sim, escreva para mim",
  confirmed: "Certo. Você recebe um e-mail quando houver resposta. Pode fechar esta página.",
  stopTitle: "Sem mais e-mails",
  stopText: (blog) => `Quer que ${blog} deixe de escrever para você sobre esta pergunta?`,
  stop: "Não escrever mais",
  stopped: "Nada mais é enviado, e o seu endereço foi esquecido. Pode fechar esta página.",
  goneTitle: "Nada a fazer aqui",
  gone: "Este link já foi usado ou é antigo demais. Se ainda quer um e-mail, peça no artigo.",
};
