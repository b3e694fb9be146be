/**
 * The page on which a reader asks to be told in their browser, in Portuguese.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const pt: FollowWords = {
  dir: "ltr",
  title: "Uma notificação quando houver resposta",
  ask: (blog, post) =>
    `Quando houver uma resposta à sua pergunta em “${post}”, ${blog} envia uma única notificação para este navegador.`,
  withText: "A resposta aparece nela.",
  withoutText: "A resposta não aparece nela.",
  terms: (date) =>
    `Ela espera no máximo até ${date} e depois é esquecida. O serviço de push do fabricante do seu navegador a transmite criptografada e não consegue lê-la.`,
  yes: "Avisar neste navegador",
  on: (date) =>
    `Você será avisado neste navegador quando houver resposta, no máximo até ${date}. Pode fechar esta página.`,
  stop: "Não avisar",
  stopped: "Nada será enviado e nada fica guardado. Pode fechar esta página.",
  gone: "Nada mais é esperado aqui. Peça de novo no artigo.",
  unsupported:
    "Este navegador não aceita notificações de páginas. No iPhone, só aplicativos instalados aceitam.",
  denied:
    "Este navegador não permite notificações desta página. Permita nas configurações do site e tente de novo.",
  failed: "Não deu certo e nada foi guardado. Tente de novo daqui a pouco.",
};
