/**
 * Version 1: sites with their rooms and messages; authors with their sessions and spent links.
 *
 * @module
 */

/**
 * A row is named by its integer `key`. `room.last_message` is the key of the room's newest message:
 * keys rise with each commit, so they order the rooms without asking a clock.
 */
export const roomsAndAuthors = `
create table site (
  key integer primary key,
  id text not null unique
) strict;
insert into site (id) values ('default');

create table room (
  key integer primary key,
  site integer not null references site,
  path text not null,
  epoch text not null,
  last_seq integer not null,
  last_message integer not null,
  title text not null,
  url text not null,
  unique (site, path)
) strict;
create index room_last_message on room (last_message);

create table message (
  key integer primary key,
  room integer not null references room,
  seq integer not null,
  id text not null,
  sender_kind text not null check (sender_kind in ('reader', 'author')),
  sender_id text not null,
  sender_name text not null,
  text text not null,
  at integer not null,
  unique (room, seq),
  unique (room, id)
) strict;

create table author (
  id text primary key,
  name text not null,
  password_hash text not null,
  created_at integer not null
) strict, without rowid;

create table author_session (
  id_hash text primary key,
  author text not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index author_session_author on author_session (author);

create table spent_link (
  nonce text primary key,
  expires_at integer not null
) strict, without rowid;
`;
