/**
 * Version 16: canned answers.
 *
 * @module
 */

/** A site of null is every site. */
export const cannedAnswers = `
create table canned_answer (
  id text primary key,
  title text not null,
  text text not null,
  site text,
  at integer not null
) strict, without rowid;
`;
