/**
 * Version 15: readers are told by mail when there is an answer.
 *
 * @module
 */

/**
 * `follow.whisper` and `.question` are empty where there is none; `.address` is encrypted.
 * `follow_added` remembers for a day which address was written down, as a keyed hash, so that nobody's
 * mailbox is filled.
 */
export const follows = `
create table follow (
  id text primary key,
  reader text not null,
  room text not null,
  whisper text not null,
  question text not null,
  address text not null,
  address_hash text not null,
  language text not null,
  with_text integer not null,
  more integer not null,
  confirmed integer not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index follow_of on follow (room, whisper);
create index follow_of_reader on follow (reader);
create index follow_expiry on follow (expires_at);
create table follow_added (
  key integer primary key,
  address_hash text not null,
  at integer not null
) strict;
create index follow_added_of on follow_added (address_hash);
create index follow_added_at on follow_added (at);
`;
