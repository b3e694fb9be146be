/**
 * Version 6: what people have seen.
 *
 * @module
 */

/**
 * A row of `attention` says up to where somebody has seen a conversation. A reader has one where they
 * attend: triggers make it, so that an append stays one call. A row of `behind` says that something
 * came after that sequence which an author may not have seen; without one an author is up to date.
 * So what is unread is found without looking at what is not. A message that is put back at its place
 * is no news. Of a reader whose messages are too old to be kept, no mark is kept either.
 *
 * Whoever wrote in an older file has seen all of it, and so have its authors.
 */
export const attention = `
create table attention (
  person_kind text not null check (person_kind in ('reader', 'author')),
  person_id text not null,
  conversation integer not null references conversation on delete cascade,
  seen integer not null,
  seen_at integer not null,
  primary key (person_kind, person_id, conversation)
) strict, without rowid;
create index attention_conversation on attention (conversation, person_kind, seen);

create table behind (
  author text not null,
  conversation integer not null references conversation on delete cascade,
  after integer not null,
  primary key (author, conversation)
) strict, without rowid;
create index behind_conversation on behind (conversation);

insert or ignore into attention
  select 'reader', sender_id, conversation, last_seq, 0
  from message join conversation on conversation.key = message.conversation
  where sender_kind = 'reader' and deleted = 0;
insert or ignore into attention
  select 'reader', whisper, key, last_seq, 0 from conversation where whisper <> '';

create trigger message_attended after insert on message
when new.seq > (select last_seq from conversation where key = new.conversation) begin
  insert into attention
    select 'reader', whisper, key, new.seq - 1, new.at
    from conversation where key = new.conversation and whisper <> ''
    on conflict do nothing;
  insert into attention
    select 'reader', new.sender_id, new.conversation, new.seq, new.at
    where new.sender_kind = 'reader'
    on conflict do nothing;
  insert into behind
    select id, new.conversation, new.seq - 1 from author
    where not (new.sender_kind = 'author' and id = new.sender_id)
    on conflict do nothing;
end;
create trigger message_unattended after delete on message when old.sender_kind = 'reader' begin
  delete from attention
  where person_kind = 'reader' and person_id = old.sender_id and conversation = old.conversation
    and exists (select 1 from conversation where key = old.conversation and whisper = '')
    and not exists (
      select 1 from message
      where sender_kind = 'reader' and sender_id = old.sender_id
        and conversation = old.conversation
    );
end;
create trigger author_gone after delete on author begin
  delete from attention where person_kind = 'author' and person_id = old.id;
  delete from behind where author = old.id;
end;
`;
