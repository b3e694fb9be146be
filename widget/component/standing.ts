/**
 * What stands behind every open panel: it is always loaded as soon as one can write, so it is one
 * file, and costs one request. What else is loaded when it is needed uses it from there.
 *
 * @module
 */
export * as attending from "../feature/attending/attending.ts";
export * as hostPage from "../feature/page/page.ts";
export * as voices from "../feature/voices/voices.ts";
export { attend } from "../state/attendant.ts";
