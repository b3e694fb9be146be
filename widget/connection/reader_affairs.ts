/**
 * What a reader seldom does: asks the server for what is theirs, goes on as somebody else, signs out.
 * Loaded when it is done.
 *
 * @module
 */
import { isReaderGrant, type ReaderGrant } from "../../shared/chat/event.ts";
import type { RenewableLink } from "./tab/leading.ts";
import type { ReaderToken } from "./reader_token.ts";
import type { KeyValues } from "./storage.ts";

/** Whose affairs they are. */
export interface Affairs {
  /** The server's base address, with a slash at its end. */
  readonly server: URL;
  readonly token: ReaderToken;
  readonly storage: KeyValues;
  readonly link: Pick<RenewableLink, "renew" | "isFollowing">;
  /** Of the outbox. */
  readonly outbox: string;
}

/**
 * Calls the server's API as the reader.
 *
 * @param path below the server's address
 * @param body what JSON can hold, if there is one
 */
export async function call(
  { server, token, storage, link }: Affairs,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  // Whoever erases is whoever has written, also by the connection of another tab.
  token.reread();
  const passcode = await token.passcode();
  if (method === "POST" && storage.getItem(token.key) === null) {
    // Nobody has written yet, so each tab may have another reader: from now on all are this one.
    token.used();
    if (link.isFollowing === true) link.renew();
  }
  const authorization = `Bearer ${passcode}`;
  return fetch(new URL(path, server), {
    method,
    credentials: "omit",
    ...body === undefined ? { headers: { authorization } } : {
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(body),
    },
  });
}

/**
 * Makes whom a grant is of the reader, in all tabs and on the next page. Whatever waits to be sent is
 * said by nobody: it was written by the one before.
 */
export async function become(
  { token, storage, link, outbox }: Affairs,
  grant: ReaderGrant,
): Promise<void> {
  const { id } = token.grant?.reader ?? keptReader(storage.getItem(token.key)) ?? {};
  // Whom the connection of another tab is of is known to that tab alone.
  const isOther = id === undefined ? link.isFollowing === true : id !== grant.reader.id;
  if (isOther) await (await import("./outbox/kept_outbox.ts")).emptyOutbox(outbox, storage);
  storage.setItem(token.key, JSON.stringify({ ...grant, isTaken: true }));
  // Without a storage it counts for as long as the page is there.
  if (storage.getItem(token.key) === null) token.reread(grant);
  link.renew();
}

/** Takes from the browser what it keeps of readers whom the site has named. */
export async function signOut(
  { server, storage }: Pick<Affairs, "server" | "storage">,
  find: () => IDBFactory | undefined = () => indexedDB,
): Promise<void> {
  // The anonymous reader's has no space behind the address.
  const beginning = `small-talk:outbox:${server.href} `;
  const kept = storage.keys().filter((key) => key.startsWith(beginning));
  const names = new Set(kept.map((key) => key.replace(/#.*/, "")));
  for (const key of kept) storage.removeItem(key);
  let factory: IDBFactory | undefined;
  try {
    factory = find();
    for (const { name = "" } of await factory?.databases() ?? []) {
      if (name.startsWith(beginning)) names.add(name);
    }
  } catch {
    // What may not be used has kept nothing.
  }
  for (const name of names) factory?.deleteDatabase(name);
}

function keptReader(text: string | null): { readonly id?: string } | undefined {
  try {
    const grant: unknown = JSON.parse(text ?? "");
    return isReaderGrant(grant) ? grant.reader : undefined;
  } catch {
    return undefined;
  }
}
