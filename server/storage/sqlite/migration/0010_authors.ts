/**
 * Version 10: several authors, with pictures; sessions that say when they were used.
 *
 * @module
 */

/** `avatar.name` is made from the picture itself, so that what is at an address never changes. */
export const authors = `
alter table author add column avatar text;
alter table author_session add column seen_at integer not null default 0;
update author_session set seen_at = created_at;
create table avatar (
  name text primary key,
  bytes blob not null
) strict, without rowid;
alter table message add column sender_avatar text;
`;
