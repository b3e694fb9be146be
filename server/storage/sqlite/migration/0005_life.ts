/**
 * Version 5: readers can be erased.
 *
 * @module
 */

/**
 * `erasure.reader` is the reader's id while something of them may be left, and null afterwards; the
 * hash tells that their tokens count no longer. The indexes find what a reader left behind.
 */
export const life = `
create table erasure (
  reader_hash text primary key,
  at integer not null,
  reader text
) strict, without rowid;
create index message_reader on message (sender_id) where sender_kind = 'reader';
create index feeling_reader on feeling (person_id) where person_kind = 'reader';
create index conversation_whisper on conversation (whisper) where whisper <> '';
`;
