/**
 * Version 7: readers may have a name and an e-mail address, and be known to their site.
 *
 * @module
 */

/** `reader` has a row for who gave something; `spent_nonce` names what was used, not who used it. */
export const readers = `
create table reader (
  id text primary key,
  site text not null,
  name text not null,
  email text,
  verified integer not null,
  known_since integer not null
) strict, without rowid;

create table spent_nonce (
  nonce text primary key,
  expires_at integer not null
) strict, without rowid;
create index spent_nonce_expiry on spent_nonce (expires_at);

alter table message add column sender_verified integer not null default 0;
`;
