/**
 * What readers may ask the server for about themselves: a link for another device, all they have
 * said, and to forget it.
 *
 * @module
 */
import { isReaderLink } from "../../../shared/chat/reader.ts";
import type { Talk } from "../../state/model.ts";

/** Calls the server's API as the reader. */
export type Call = NonNullable<Talk["call"]>;

/**
 * An address with which another device becomes the same reader, once.
 *
 * @param page the address of this page
 * @throws {Error} when the server does not give one
 */
export async function deviceLink(call: Call, page: string): Promise<string> {
  const body: unknown = await (await asked(call, "POST", "api/reader/link")).json();
  if (!isReaderLink(body)) throw new TypeError("Cannot read the server's link");
  const url = new URL(page);
  // A fragment is sent to no server.
  url.hash = `small-talk=${body.token}`;
  return url.href;
}

/** All the reader has said, as a file. @throws {Error} when the server does not give it */
export async function ownMessages(call: Call): Promise<Blob> {
  return (await asked(call, "GET", "api/reader/messages")).blob();
}

/** Forgets the reader, on the server and what waits here. @throws {Error} when the server does not */
export async function erase(talk: Talk, call: Call): Promise<void> {
  await talk.forget(asked(call, "DELETE", "api/reader/messages"));
}

async function asked(call: Call, method: string, path: string): Promise<Response> {
  const answer = await call(method, path);
  if (!answer.ok) throw new Error(`Cannot ${method} ${path}: status ${answer.status}`);
  return answer;
}

/** Hands a file to the reader. */
export function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
