/**
 * Version 11: authors have roles, invitations that can be taken back, and passkeys; sessions say with
 * what they were opened and when that was confirmed; what authors do is written down.
 *
 * @module
 */

/**
 * `author.role` is null for an author who is no more and no less. In `audit` stand ids, never what was
 * said; `reader` becomes a hash, after `#`, once they are erased.
 */
export const people = `
alter table author add column role text check (role in ('owner', 'moderator'));
alter table author add column invite_nonce text;
alter table author add column invite_expires_at integer;
alter table author_session add column browser text;
alter table author_session add column system text;
alter table author_session add column confirmed_at integer;
create table passkey (
  id text primary key,
  author text not null,
  name text not null,
  public_key blob not null,
  counter integer not null,
  transports text not null,
  synced integer not null,
  created_at integer not null,
  used_at integer
) strict, without rowid;
create index passkey_of on passkey (author);
create table audit (
  key integer primary key autoincrement,
  at integer not null,
  author_id text not null,
  author_name text not null,
  act text not null,
  site text,
  room text,
  message text,
  reader text,
  about_author text,
  detail text
) strict;
create index audit_at on audit (at);
create index audit_reader on audit (reader) where reader is not null;
`;
