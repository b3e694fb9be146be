/**
 * Portuguese, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerTranslation } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerTranslation = {
  back: "Voltar à conversa",
  search: {
    title: "Busca",
    field: "Buscar nesta conversa",
    hint: "Encontra palavras e partes de palavras em tudo o que foi dito aqui.",
    results: plural("pt", { one: "# mensagem encontrada", other: "# mensagens encontradas" }),
    none: "Nenhuma mensagem tem todas essas palavras.",
    more: "Ver anteriores",
    failed: "Não foi possível buscar.",
    offline: "A busca precisa de conexão. Ela continua quando a conexão voltar.",
  },
  questions: {
    title: "Perguntas",
    open: "Em aberto",
    answered: "Respondidas",
    none: "Ainda não há perguntas",
    noneText: "O que se pergunta aqui fica nesta lista, com a resposta.",
    failed: "Não foi possível carregar as perguntas.",
  },
};
