/**
 * Version 3: sites have settings.
 *
 * @module
 */

/** `site.settings` is a `Site` as JSON; null for a site that only has rooms. */
export const sites = `
alter table site add column settings text;
`;
