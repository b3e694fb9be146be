/**
 * Where settings are kept in the browser's storage.
 *
 * @module
 */

/** Settings are of the reader, not of a server or site: storage is the page's own as it is. */
export const PREFERENCES_KEY = "small-talk:settings";
