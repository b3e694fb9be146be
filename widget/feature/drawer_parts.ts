/**
 * What every drawer needs, loaded once for all of them.
 *
 * @module
 */
export { openDrawer } from "../component/drawer.ts";
export { loadDrawerWords } from "../locale/drawer_locale.ts";
export { cardStyle, messageCard, moveBetweenCards } from "./message_card.ts";
