/**
 * Version 2: a room has conversations: its public one, and whispers. Messages count their changes,
 * and may be edited, deleted, questions, answers, quotes, felt about and published.
 *
 * @module
 */

/**
 * The public conversation of a room of version 1 keeps the room's key, so its messages stay where
 * they were. `conversation.whisper` is the reader's id, or empty for the public one; `name` is both in one, so
 * that one look finds a conversation: the room's id, and for a whisper a line feed and the reader's.
 *
 * A message that is removed (not deleted by a person: that leaves its place) takes with it what
 * belongs to it, and its conversation remembers up to which change something is missing.
 */
export const conversations = `
drop index room_last_message;
create table conversation (
  key integer primary key,
  room integer not null references room,
  whisper text not null,
  name text not null unique,
  epoch text not null,
  last_seq integer not null,
  rev integer not null,
  gone_rev integer not null,
  open_questions integer not null,
  answered_questions integer not null,
  last_message integer not null,
  unique (room, whisper)
) strict;
insert into conversation
  select key, key, '', (select id from site where key = room.site) || path, epoch, last_seq, last_seq,
    coalesce((select min(seq) from message where message.room = room.key) - 1, last_seq),
    0, 0, last_message
  from room;
create index room_last_message on conversation (last_message) where whisper = '';
create index whisper_last_message on conversation (last_message) where whisper <> '';

alter table message rename to old_message;
create table message (
  key integer primary key,
  conversation integer not null references conversation,
  seq integer not null,
  rev integer not null,
  id text not null,
  sender_kind text not null check (sender_kind in ('reader', 'author')),
  sender_id text not null,
  sender_name text not null,
  text text not null,
  at integer not null,
  first_text text,
  edited_at integer,
  deleted integer not null default 0,
  quote text,
  sentence_text text,
  sentence_fragment text,
  question text check (question in ('open', 'answered')),
  answer text,
  answers text,
  consent integer not null default 0,
  published text,
  whispered integer not null default 0,
  unique (conversation, seq),
  unique (conversation, rev),
  unique (conversation, id)
) strict;
insert into message
    (key, conversation, seq, rev, id, sender_kind, sender_id, sender_name, text, at)
  select key, room, seq, seq, id, sender_kind, sender_id, sender_name, text, at from old_message;
drop table old_message;
create index message_question on message (conversation, question, seq) where question is not null;

create table feeling (
  key integer primary key,
  conversation integer not null,
  seq integer not null,
  emoji text not null,
  person_kind text not null check (person_kind in ('reader', 'author')),
  person_id text not null,
  unique (conversation, seq, emoji, person_kind, person_id)
) strict;
create index feeling_order on feeling (conversation, seq, emoji);

create trigger message_gone after delete on message begin
  delete from feeling where conversation = old.conversation and seq = old.seq;
  update conversation set
    gone_rev = max(gone_rev, old.rev),
    open_questions = open_questions - (old.question is 'open'),
    answered_questions = answered_questions - (old.question is 'answered')
  where key = old.conversation;
end;

alter table room drop column epoch;
alter table room drop column last_seq;
alter table room drop column last_message;
`;
