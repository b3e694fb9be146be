/**
 * Authors' devices in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { PushDevice, PushDeviceStore } from "../../port/push_device_store.ts";

/** The devices, until the process ends. */
export class MemoryPushDevices implements Synchronous<PushDeviceStore> {
  /** The newest last. */
  #devices: readonly PushDevice[] = [];

  put(device: PushDevice, most: number): void {
    this.#drop(({ id, endpoint }) => id === device.id || endpoint === device.endpoint);
    this.#devices = [...this.#devices, { ...device }]
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const kept = new Set(this.ofAuthor(device.authorId).slice(0, most).map(({ id }) => id));
    this.#drop(({ id, authorId }) => authorId === device.authorId && !kept.has(id));
  }

  ofAuthor(authorId: string): readonly PushDevice[] {
    return this.#devices.filter((device) => device.authorId === authorId).toReversed();
  }

  find(id: string): PushDevice | undefined {
    return this.#devices.find((device) => device.id === id);
  }

  remove(id: string): void {
    this.#drop((device) => device.id === id);
  }

  removeOfSession(sessionHash: string): void {
    this.#drop((device) => device.sessionHash === sessionHash);
  }

  removeOfAuthor(authorId: string): void {
    this.#drop((device) => device.authorId === authorId);
  }

  #drop(isUnwanted: (device: PushDevice) => boolean): void {
    this.#devices = this.#devices.filter((device) => !isUnwanted(device));
  }
}
