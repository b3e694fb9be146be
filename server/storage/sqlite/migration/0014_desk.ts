/**
 * Version 14: what authors keep among themselves about conversations.
 *
 * @module
 */

/**
 * A row of `desk` says what was settled for a conversation; without one nothing was. Notes are in a
 * table of their own, so that nothing that reads messages can come across them. Both go with their
 * conversation.
 */
export const desk = `
create table desk (
  conversation integer primary key references conversation on delete cascade,
  assignee text,
  snoozed_until integer,
  done integer not null,
  at integer not null
) strict;
create index desk_at on desk (at);
create index desk_snoozed on desk (snoozed_until) where snoozed_until is not null;
create index desk_assignee on desk (assignee, at) where assignee is not null;

create table note (
  key integer primary key,
  conversation integer not null references conversation on delete cascade,
  id text not null,
  reader text,
  author_id text not null,
  author_name text not null,
  text text not null,
  at integer not null,
  edited_at integer,
  unique (conversation, id)
) strict;
create index note_reader on note (reader) where reader is not null;
`;
