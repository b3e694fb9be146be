/**
 * Version 17: authors answer from elsewhere, by mail or a messenger.
 *
 * @module
 */

/** `key` is a keyed hash: whoever has the file cannot answer with it. */
export const answerTickets = `
create table answer_ticket (
  key text primary key,
  purpose text not null check (purpose in ('answer', 'undo')),
  author text not null,
  channel text not null,
  room text not null,
  whisper text,
  message text not null,
  expires_at integer not null
) strict, without rowid;
create index answer_ticket_until on answer_ticket (expires_at);
create index answer_ticket_of on answer_ticket (whisper) where whisper is not null;
`;
