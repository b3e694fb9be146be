/**
 * Authors' devices in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { PushDevice, PushDeviceStore } from "../../port/push_device_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

type Row = {
  id: string;
  author: string;
  session: string;
  label: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: number;
};

/** The table `push_device`. Transactions are the caller's. */
export class PushDeviceTable implements Synchronous<PushDeviceStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  put(device: PushDevice, most: number): void {
    const { id, authorId, sessionHash, label, endpoint, p256dh, auth, createdAt } = device;
    const author = toColumn(authorId);
    this.#statements.replace.run(toColumn(id), toColumn(endpoint));
    this.#statements.put.run(
      toColumn(id),
      author,
      toColumn(sessionHash),
      toColumn(label),
      toColumn(endpoint),
      toColumn(p256dh),
      toColumn(auth),
      createdAt,
    );
    this.#statements.trim.run(author, author, most);
  }

  ofAuthor(authorId: string): readonly PushDevice[] {
    return (this.#statements.ofAuthor.all(toColumn(authorId)) as Row[]).map(deviceOf);
  }

  find(id: string): PushDevice | undefined {
    const row = this.#statements.find.get(toColumn(id)) as Row | undefined;
    return row && deviceOf(row);
  }

  remove(id: string): void {
    this.#statements.remove.run(toColumn(id));
  }

  removeOfSession(sessionHash: string): void {
    this.#statements.removeOfSession.run(toColumn(sessionHash));
  }

  removeOfAuthor(authorId: string): void {
    this.#statements.removeOfAuthor.run(toColumn(authorId));
  }
}

function prepare(db: DatabaseSync) {
  return {
    replace: db.prepare("delete from push_device where id = ? or endpoint = ?"),
    put: db.prepare("insert into push_device values (?, ?, ?, ?, ?, ?, ?, ?)"),
    trim: db.prepare(
      `delete from push_device where author = ? and id not in
       (select id from push_device where author = ? order by created_at desc, id desc limit ?)`,
    ),
    ofAuthor: db.prepare(
      "select * from push_device where author = ? order by created_at desc, id desc",
    ),
    find: db.prepare("select * from push_device where id = ?"),
    remove: db.prepare("delete from push_device where id = ?"),
    removeOfSession: db.prepare("delete from push_device where session = ?"),
    removeOfAuthor: db.prepare("delete from push_device where author = ?"),
  };
}

function deviceOf(row: Row): PushDevice {
  return {
    id: fromColumn(row.id),
    authorId: fromColumn(row.author),
    sessionHash: fromColumn(row.session),
    label: fromColumn(row.label),
    endpoint: fromColumn(row.endpoint),
    p256dh: fromColumn(row.p256dh),
    auth: fromColumn(row.auth),
    createdAt: row.created_at,
  };
}
