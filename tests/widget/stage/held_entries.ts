/**
 * An outbox's entries in memory, and a link whose answers a test gives.
 *
 * @module
 */
import { roomId } from "../../../shared/chat/id.ts";
import type { EntryStore, KeptEntry } from "../../../widget/connection/outbox/entry_store.ts";
import type { KeyValues } from "../../../widget/connection/storage.ts";
import type { Answer, Link, SendRequest } from "../../../widget/state/link.ts";
import type { LinkStatus } from "../../../widget/state/model.ts";
import type { OutboxEntry } from "../../../widget/state/outbox.ts";

/** Entries in memory. */
export class HeldEntries implements EntryStore {
  readonly entries = new Map<string, KeptEntry>();
  /** Nothing is kept any more. */
  isFull = false;

  all(): Promise<readonly KeptEntry[]> {
    return Promise.resolve([...this.entries.values()].sort((a, b) => a.order - b.order));
  }

  put(entry: KeptEntry): Promise<boolean> {
    if (this.isFull) return Promise.resolve(false);
    this.entries.set(entry.id, entry);
    return Promise.resolve(true);
  }

  remove(id: string): Promise<void> {
    this.entries.delete(id);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.entries.clear();
    return Promise.resolve();
  }
}

/** Plain storage in memory. */
export function plainStorage(values = new Map<string, string>()): KeyValues {
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** A link that a test has in its hands. */
export class HeldLink implements Link {
  status: LinkStatus = { kind: "connecting" };
  site: string | undefined;
  isFollowing = false;
  readonly sent: { readonly request: SendRequest; readonly answer: (answer: Answer) => void }[] =
    [];
  readonly #watchers = new Set<() => void>();

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  become(status: "online" | "connecting" | LinkStatus): void {
    this.status = typeof status === "string" ? { kind: status } : status;
    for (const watcher of this.#watchers) watcher();
  }

  follow(): () => void {
    return () => {};
  }

  ask(): void {}

  send(request: SendRequest, answer: (answer: Answer) => void): void {
    this.sent.push({ request, answer });
  }

  open(): void {}
  reconnect(): void {}
  close(): void {}

  /** The ids of what was sent. */
  get ids(): string[] {
    return this.sent.map(({ request }) => (request.body as { id: string }).id);
  }
}

/** A message of a post's room, written at a time. */
export function entryOf(id: string, { path = "/a", at = 1_000 } = {}): OutboxEntry {
  const message = { id, text: id, at, phase: "queued" } as const;
  return { room: roomId(path), isWhisper: false, message };
}

/** Resolves when every promise that can settle by itself has settled. */
export function settled(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    port2.close();
    resolve();
  };
  port2.postMessage(undefined);
  return promise;
}
