/**
 * The page on which a reader asks to be told in their browser, in French.
 *
 * @module
 */
import type { FollowWords } from "../words.ts";

/** The phrases. */
export const fr: FollowWords = {
  dir: "ltr",
  title: "Une notification quand il y a une réponse",
  ask: (blog, post) =>
    `Quand il y aura une réponse à votre question sur « ${post} », ${blog} enverra une seule notification à ce navigateur.`,
  withText: "La réponse y figure.",
  withoutText: "La réponse n’y figure pas.",
  terms: (date) =>
    `Elle attend au plus tard jusqu’au ${date}, puis elle est oubliée. Le service push du fabricant de votre navigateur la transmet chiffrée et ne peut pas la lire.`,
  yes: "Me prévenir dans ce navigateur",
  on: (date) =>
    `Vous serez prévenu dans ce navigateur quand il y aura une réponse, au plus tard jusqu’au ${date}. Vous pouvez fermer cette page.`,
  stop: "Ne pas me prévenir",
  stopped: "Rien ne sera envoyé et rien n’est conservé. Vous pouvez fermer cette page.",
  gone: "Plus rien n’est attendu ici. Demandez-le de nouveau sur l’article.",
  unsupported:
    "Ce navigateur n’accepte pas de notifications de pages. Sur un iPhone, seules les apps installées en reçoivent.",
  denied:
    "Ce navigateur n’autorise pas les notifications de cette page. Autorisez-les dans ses réglages pour ce site, puis réessayez.",
  failed: "Cela n’a pas marché et rien n’a été conservé. Réessayez dans un instant.",
};
