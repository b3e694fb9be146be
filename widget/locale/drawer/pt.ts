/**
 * Portuguese, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";
import { plural } from "../plural.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "Voltar à conversa",
  margin: {
    title: "Perguntas na margem",
    mark: (open, answered, text) =>
      `Perguntas: ${open} em aberto, ${answered} respondidas. “${text}”`,
  },
  search: {
    title: "Busca",
    field: "Buscar nesta conversa",
    hint: "Encontra palavras e partes de palavras em tudo o que foi dito aqui.",
    results: plural("pt", { one: "# mensagem encontrada", other: "# mensagens encontradas" }),
    none: "Nenhuma mensagem tem todas essas palavras.",
    more: "Ver anteriores",
    failed: "Não foi possível buscar.",
    tooFast: "Foi rápido demais. A busca continua em um momento.",
    offline: "A busca precisa de conexão. Ela continua quando a conexão voltar.",
  },
  questions: {
    title: "Perguntas",
    open: "Em aberto",
    answered: "Respondidas",
    none: "Ainda não há perguntas",
    noneText: "O que se pergunta aqui fica nesta lista, com a resposta.",
    failed: "Não foi possível carregar as perguntas.",
    offline: "A lista chega quando a conexão voltar.",
  },
  settings: {
    title: "Configurações e ajuda",
    you: "Você",
    name: "Nome",
    nameHint: "Todos veem. Sem nome, você é chamado por um número.",
    email: "E-mail",
    emailHint: "Só o autor vê, para responder quando você já tiver saído.",
    verified: "Este site identificou você, então seu nome vem de lá.",
    save: "Salvar",
    saved: "Salvo",
    nameTaken: "Não foi salvo: este nome pode ser confundido com o do autor.",
    notSaved: "Não foi salvo: confira o nome e o endereço.",
    offline: "Não foi salvo: não há conexão.",
    reading: "Leitura",
    larger: "Texto maior",
    quiet: "Sem avisos do leitor de tela",
    sound: "Um som suave para mensagens novas",
    yours: "Suas mensagens",
    device: "Continuar em outro aparelho",
    deviceHint:
      "Vale uma vez, por uma hora. Quem abrir será você aqui, então não mostre a ninguém.",
    deviceLink: "Link",
    copy: "Copiar link",
    copied: "Copiado",
    code: "O mesmo link como código para uma câmera",
    download: "Baixar minhas mensagens",
    erase: "Apagar minhas mensagens",
    eraseAsk:
      "Suas mensagens aqui viram lugares vazios. Suas mensagens particulares somem com as respostas, assim como suas reações, seu nome e seu endereço. Isso não pode ser desfeito.",
    eraseNow: "Apagar tudo",
    keep: "Manter",
    erased: "Tudo foi apagado.",
    failed: "Não deu certo. Tente de novo em um momento.",
    keys: "Teclas",
    keysDo: [
      "Enviar",
      "Nova linha",
      "Mudar sua última mensagem",
      "De mensagem em mensagem",
      "O que você pode fazer com ela",
      "Voltar ou fechar",
    ],
  },
};
