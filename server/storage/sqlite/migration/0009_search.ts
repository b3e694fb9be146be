/**
 * Version 9: messages are found by what they say.
 *
 * @module
 */

/**
 * `search_index` knows which three characters in a row are in which text (not where: that halves its
 * size, and a hit is looked at anyway). It keeps no text of its own, and what is taken out of it is
 * overwritten.
 *
 * Indexing many texts at once costs a third of indexing each alone. So the newest ones wait:
 * `search_state.indexed` is the highest key in the index, and whoever searches reads the few messages
 * above it. It falls when the newest message is removed, as keys are then given again.
 */
export const search = `
create virtual table search_index using fts5 (
  text, content = 'message', content_rowid = 'key', tokenize = 'trigram', detail = none,
  columnsize = 0
);
insert into search_index (search_index, rank) values ('secure-delete', 1);
create table search_state (indexed integer not null) strict;
insert into search_index (rowid, text) select key, text from message;
insert into search_state select coalesce(max(key), 0) from message;

create trigger message_indexed after insert on message
when new.key >= (select indexed from search_state) + 256 begin
  insert into search_index (rowid, text)
    select key, text from message
    where key > (select indexed from search_state) and key <= new.key;
  update search_state set indexed = new.key;
end;

create trigger message_reindexed after update of text on message
when new.text is not old.text and old.key <= (select indexed from search_state) begin
  insert into search_index (search_index, rowid, text) values ('delete', old.key, old.text);
  insert into search_index (rowid, text) values (new.key, new.text);
end;

create trigger message_unindexed after delete on message
when old.key <= (select indexed from search_state) begin
  insert into search_index (search_index, rowid, text) values ('delete', old.key, old.text);
  update search_state set indexed = min(indexed, coalesce((select max(key) from message), 0));
end;
`;
