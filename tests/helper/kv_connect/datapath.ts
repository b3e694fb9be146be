/**
 * The messages of KV Connect's data path, version 3.
 *
 * @see https://github.com/denoland/denokv/blob/main/proto/kv-connect.md
 * @module
 */
import protobuf from "protobufjs/light.js";

type Octets = Uint8Array<ArrayBuffer>;

/** The keys from `start` on and before `end`. */
export interface ReadRange {
  readonly start: Octets;
  readonly end: Octets;
  readonly limit: number;
  readonly reverse: boolean;
}

/** An entry as it is kept. */
export interface WireEntry {
  readonly key: Octets;
  readonly value: Octets;
  readonly encoding: number;
  readonly versionstamp: Octets;
}

/** A change. */
export interface Mutation {
  readonly key: Octets;
  readonly value?: { readonly data: Octets; readonly encoding: number } | null;
  readonly mutationType: number;
  readonly expireAtMs: number | { toNumber(): number };
}

/** Changes, and on what condition. */
export interface AtomicWrite {
  readonly checks: readonly { readonly key: Octets; readonly versionstamp: Octets }[];
  readonly mutations: readonly Mutation[];
}

/** Kinds of {@linkcode Mutation}. */
export const MUTATION = { set: 1, delete: 2, setSuffixVersionstampedKey: 9 } as const;
/** How an atomic write ended. */
export const WRITE = { success: 1, checkFailure: 2 } as const;
/** How a read ended. */
export const READ_SUCCESS = 1;

const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: "repeated" as const, type, id });
const message = (fields: protobuf.IType["fields"]) => ({ fields });

const ROOT = protobuf.Root.fromJSON({
  nested: {
    SnapshotRead: message({ ranges: repeated("ReadRange", 1) }),
    ReadRange: message({
      start: field("bytes", 1),
      end: field("bytes", 2),
      limit: field("int32", 3),
      reverse: field("bool", 4),
    }),
    SnapshotReadOutput: message({
      ranges: repeated("ReadRangeOutput", 1),
      readIsStronglyConsistent: field("bool", 4),
      status: field("int32", 8),
    }),
    ReadRangeOutput: message({ values: repeated("KvEntry", 1) }),
    KvEntry: message({
      key: field("bytes", 1),
      value: field("bytes", 2),
      encoding: field("int32", 3),
      versionstamp: field("bytes", 4),
    }),
    AtomicWrite: message({ checks: repeated("Check", 1), mutations: repeated("Mutation", 2) }),
    Check: message({ key: field("bytes", 1), versionstamp: field("bytes", 2) }),
    Mutation: message({
      key: field("bytes", 1),
      value: field("KvValue", 2),
      mutationType: field("int32", 3),
      expireAtMs: field("int64", 4),
    }),
    KvValue: message({ data: field("bytes", 1), encoding: field("int32", 2) }),
    AtomicWriteOutput: message({
      status: field("int32", 1),
      versionstamp: field("bytes", 2),
      failedChecks: { ...repeated("uint32", 4) },
    }),
    Watch: message({ keys: repeated("WatchKey", 1) }),
    WatchKey: message({ key: field("bytes", 1) }),
    WatchOutput: message({ status: field("int32", 1), keys: repeated("WatchKeyOutput", 2) }),
    WatchKeyOutput: message({ changed: field("bool", 1), entryIfChanged: field("KvEntry", 2) }),
  },
});

/** Reads a message. */
export function decode<Message>(type: string, octets: Uint8Array): Message {
  const found = ROOT.lookupType(type);
  return found.toObject(found.decode(octets), { defaults: true, arrays: true }) as Message;
}

/** Writes a message. */
export function encode(type: string, message: Record<string, unknown>): Octets {
  const found = ROOT.lookupType(type);
  return new Uint8Array(found.encode(found.create(message)).finish());
}
