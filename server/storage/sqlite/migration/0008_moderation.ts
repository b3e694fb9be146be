/**
 * Version 8: authors keep readers out or from writing, and first messages may wait.
 *
 * @module
 */

/**
 * `network` is a keyed hash, never an address. `held.message` is a message of a room as JSON, as it
 * will be appended.
 */
export const moderation = `
create table measure (
  key integer primary key,
  id text not null unique,
  site text not null,
  kind text not null check (kind in ('ban', 'mute')),
  reader text,
  network text,
  reason text not null,
  author_id text not null,
  author_name text not null,
  at integer not null,
  expires_at integer
) strict;
create table reader_network (
  key integer primary key,
  reader text not null,
  at integer not null,
  network text not null
) strict;
create index reader_network_of on reader_network (reader, at);
create index reader_network_at on reader_network (at);
create table held (
  key integer primary key,
  room text not null,
  id text not null,
  site text not null,
  reader text not null,
  message text not null,
  unique (room, id)
) strict;
create index held_of on held (reader);
create index held_at on held (site);
`;
