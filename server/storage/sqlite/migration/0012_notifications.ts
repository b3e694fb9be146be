/**
 * Version 12: what is to be sent waits until it is, and authors say how they want to be told.
 *
 * @module
 */

/**
 * Of a key one job waits at a time. `delivery.record` is what became of an attempt, as JSON; there is
 * nothing of a reader in it. `notice_settings.settings` is JSON with encrypted secrets.
 */
export const notifications = `
create table notification_job (
  id text primary key,
  kind text not null,
  key text not null unique,
  author text,
  reader text,
  data text not null,
  created_at integer not null,
  due_at integer not null,
  attempts integer not null
) strict, without rowid;
create index notification_job_due on notification_job (due_at);
create index notification_job_of_reader on notification_job (reader) where reader is not null;
create table delivery (
  key integer primary key,
  at integer not null,
  author text,
  record text not null
) strict;
create index delivery_of on delivery (author, key);
create table notice_settings (
  author text primary key,
  settings text not null
) strict, without rowid;
create table told (
  author text not null,
  channel text not null,
  topic text not null,
  reader text,
  up_to integer not null,
  primary key (author, channel, topic)
) strict, without rowid;
create index told_of_reader on told (reader) where reader is not null;
`;
