/**
 * Version 18: what authors settle for the console.
 *
 * @module
 */

/** The settings of each author are one JSON text; nothing in it is looked for. */
export const consoleSettings = `
create table console_settings (
  author text primary key,
  settings text not null
) strict, without rowid;
create index conversation_last_message on conversation (last_message);
`;
