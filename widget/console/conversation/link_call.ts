/**
 * What is asked of the server over the desk's link, as promises that always come to an end: a link
 * that is lost meanwhile is as a server that did not answer.
 *
 * @module
 */
import type { Link, SendRequest } from "../../state/link.ts";
import type { CallRefusal } from "../api/console_api.ts";

/** What came of asking. */
export type Asked<Body> =
  | { readonly ok: true; readonly value: Body }
  | { readonly ok: false; readonly refusal: CallRefusal };

const UNREACHABLE: CallRefusal = { code: "unreachable", message: "The server did not answer." };

/** Sends a body. Fulfilled with the refusal, or with nothing once the server has done it. */
export async function sendOver(
  link: Link,
  request: SendRequest,
): Promise<CallRefusal | undefined> {
  const answer = await whileOnline<CallRefusal | undefined>(link, UNREACHABLE, (end) => {
    link.send(request, (answer) => end(answer.kind === "refused" ? answer.refusal : undefined));
  });
  return answer;
}

/** Asks what answers once. @param isBody what the answer has to be */
export async function askOver<Body>(
  link: Link,
  destination: string,
  isBody: (body: unknown) => body is Body,
): Promise<Asked<Body>> {
  const unreachable = { ok: false, refusal: UNREACHABLE } as const;
  return await whileOnline<Asked<Body>>(link, unreachable, (end) => {
    link.ask(destination, (answer) => {
      if (answer.kind === "refused") end({ ok: false, refusal: answer.refusal });
      else end(isBody(answer.body) ? { ok: true, value: answer.body } : unreachable);
    });
  });
}

function whileOnline<Result>(
  link: Link,
  lost: Result,
  begin: (end: (result: Result) => void) => void,
): Promise<Result> {
  if (link.status.kind !== "online") return Promise.resolve(lost);
  return new Promise((resolve) => {
    const unwatch = link.watch(() => {
      if (link.status.kind !== "online") end(lost);
    });
    const end = (result: Result) => {
      unwatch();
      resolve(result);
    };
    begin(end);
  });
}
