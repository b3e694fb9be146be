/**
 * Authors' devices in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { PushDevice, PushDeviceStore } from "../../port/push_device_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import type { View } from "../database/view.ts";

const PARTITION = "pushDevices";
/** More than an author can have. */
const MOST = 100;

/**
 * | Key | Value |
 * | --- | --- |
 * | `["pushDevices", "device", id]` | a device |
 * | `["pushDevices", "author", author, created, id]` | the id |
 * | `["pushDevices", "session", session, id]` | the id |
 * | `["pushDevices", "endpoint", endpoint]` | the id |
 */
export class KvPushDevices implements Synchronous<PushDeviceStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  put(device: PushDevice, most: number): void {
    const [, others] = this.#view.all([
      () => this.#replace(device),
      () => this.#idsIn(authorKey(device.authorId)),
    ]);
    this.#view.set(deviceKey(device.id), device);
    for (const key of listKeys(device)) this.#view.set(key, device.id);
    if (others.length >= most) {
      for (const { id } of this.ofAuthor(device.authorId).slice(most)) this.remove(id);
    }
  }

  ofAuthor(authorId: string): readonly PushDevice[] {
    return this.#devices(this.#idsIn(authorKey(authorId)).toReversed());
  }

  find(id: string): PushDevice | undefined {
    return this.#view.get(deviceKey(id));
  }

  remove(id: string): void {
    this.#removeAll([id]);
  }

  removeOfSession(sessionHash: string): void {
    this.#removeAll(this.#idsIn(sessionKey(sessionHash)));
  }

  removeOfAuthor(authorId: string): void {
    this.#removeAll(this.#idsIn(authorKey(authorId)));
  }

  /** Forgets the device of the same id, and that of the same endpoint. */
  #replace({ id, endpoint }: PushDevice): void {
    const [, other] = this.#view.all([
      () => this.find(id),
      () => this.#view.get<string>(endpointKey(endpoint)),
    ]);
    this.#removeAll([id, ...other === undefined ? [] : [other]]);
  }

  #removeAll(ids: readonly string[]): void {
    for (const device of this.#devices(ids)) {
      this.#view.delete(deviceKey(device.id));
      for (const key of listKeys(device)) this.#view.delete(key);
    }
  }

  #devices(ids: readonly string[]): readonly PushDevice[] {
    return this.#view.getAll<PushDevice>(ids.map(deviceKey))
      .filter((device) => device !== undefined);
  }

  #idsIn(prefix: Key): readonly string[] {
    return this.#view.list<string>({ prefix }, { limit: MOST }).map(({ value }) => value);
  }
}

/** {@linkcode KvPushDevices}, all in one partition. */
export const KV_PUSH_DEVICES = partIn<PushDeviceStore>(
  PARTITION,
  (view) => new KvPushDevices(view),
);

function deviceKey(id: string): Key {
  return [PARTITION, "device", textPart(id)];
}

function authorKey(author: string): Key {
  return [PARTITION, "author", textPart(author)];
}

function sessionKey(session: string): Key {
  return [PARTITION, "session", textPart(session)];
}

function endpointKey(endpoint: string): Key {
  return [PARTITION, "endpoint", textPart(endpoint)];
}

/** All keys that say the id of a device. */
function listKeys(
  { id, authorId, sessionHash, endpoint, createdAt }: PushDevice,
): readonly Key[] {
  return [
    [...authorKey(authorId), createdAt, textPart(id)],
    [...sessionKey(sessionHash), textPart(id)],
    endpointKey(endpoint),
  ];
}
