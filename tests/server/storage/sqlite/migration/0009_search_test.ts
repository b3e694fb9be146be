/**
 * The ninth format of the data file: messages are found by what they say.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { openDataFile } from "../../../../../server/storage/sqlite/file/data_file.ts";
import { search } from "../../../../../server/storage/sqlite/migration/0009_search.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { dataDir } from "../../../../helper/data_dir.ts";
import { say } from "../../../../helper/new_message.ts";

const FILLED = `
  insert into room (key, site, path, title, url) values (1, 1, '/a', '', '');
  insert into conversation values (1, 1, '', 'default/a', 'epoch', 2, 2, 0, 0, 0, 2);
  insert into message (key, conversation, seq, rev, id, sender_kind, sender_id, sender_name, text, at)
    values
    (1, 1, 1, 1, 'message-1', 'reader', 'reader-1', '', 'the first', 10),
    (2, 1, 2, 2, 'message-2', 'reader', 'reader-1', '', 'the second', 10);`;

Deno.test("the ninth format finds the messages of an older file", async () => {
  using dir = dataDir();
  const older = migrations.slice(0, migrations.indexOf(search));
  const before = await openDataFile({ path: dir.file }, older);
  before.exec(FILLED);
  before.close();

  const store = await dir.open();
  const find = async (word: string) =>
    (await store.search.everywhere({ words: [word], kind: "all", limit: 9 })).found
      .map(({ message }) => message.text);
  deepEqual(await find("the"), ["the second", "the first"]);
  deepEqual(await find("seco"), ["the second"]);
  await store.append(say("the third"));
  equal((await find("thi")).length, 1);
  await store.close();
});
