/**
 * Version 13: in which browsers authors want to be told.
 *
 * @module
 */

/** `push_device.session` is the hash that `author_session` has. */
export const pushDevices = `
create table push_device (
  id text primary key,
  author text not null,
  session text not null,
  label text not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at integer not null
) strict, without rowid;
create index push_device_author on push_device (author);
create index push_device_session on push_device (session);
`;
