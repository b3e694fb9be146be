/**
 * Looks at everything a page of the server's own can see, one after another, and tells what it found so
 * far.
 *
 * @module
 */
import {
  type CheckFacts,
  isCheckedBody,
  isCheckedMail,
  isCheckFacts,
  type MailLook,
} from "../../../../shared/chat/check.ts";
import { frontIn, type FrontKind } from "../../../../shared/front.ts";
import type { CallOutcome, CallRefusal } from "../../api/console_api.ts";
import {
  type FileSeen,
  type Finding,
  judgeBody,
  judgeFacts,
  judgeMail,
  judgeSocket,
  judgeSockJs,
  judgeTag,
} from "./finding.ts";
import type { TrialEnd } from "./socket_trial.ts";

/** What it looks with. Nothing here rejects. */
export interface Probe {
  /** Where the page is, as an origin. */
  readonly page: string;
  /** In milliseconds since 1970. */
  now(): number;
  call(method: string, path: string, body?: Blob): Promise<CallOutcome>;
  /** Asks for a file of the server's; `undefined` when nothing came. */
  file(path: string): Promise<FileSeen | undefined>;
  trySocket(): Promise<TrialEnd>;
  /** Whether a stream of SockJS begins at once. */
  tryStream(): Promise<boolean>;
}

/** What is being looked at. */
export const STEPS = ["server", "files", "sockjs", "body", "mail", "socket"] as const;
/** One of them. */
export type Step = typeof STEPS[number];

/** How far it has got. */
export interface Progress {
  /** What is being looked at; left out when all was. */
  readonly step?: Step;
  readonly findings: readonly Finding[];
  /** What stands before the server, as far as answers tell. */
  readonly front?: FrontKind | undefined;
  /** Why it ended early. */
  readonly refusal?: CallRefusal;
}

/** As large as a site's settings may be, nearly. */
const BODY_BYTES = 200_000;

/** Looks at everything; each value is how far it has got. */
export async function* examine(probe: Probe): AsyncGenerator<Progress, void, void> {
  const findings: Finding[] = [];
  let front: FrontKind | undefined;
  let facts: CheckFacts | undefined;
  const at = (step?: Step): Progress => ({
    findings: [...findings],
    front,
    ...step !== undefined && { step },
  });
  for (const step of STEPS) {
    yield at(step);
    switch (step) {
      case "server": {
        const askedAt = probe.now();
        const asked = await probe.call("GET", "/api/check");
        if (!asked.ok) return yield { findings, refusal: asked.refusal };
        if (!isCheckFacts(asked.value)) {
          findings.push({ code: "unanswered" });
          break;
        }
        facts = asked.value;
        findings.push(...judgeFacts(facts, probe.page, { askedAt, answeredAt: probe.now() }));
        break;
      }
      case "files": {
        const tag = await probe.file("/small-talk.js");
        front = tag && frontIn(tag.headers);
        findings.push(...judgeTag(tag));
        break;
      }
      case "sockjs": {
        const isThere = (await probe.file("/stomp/info"))?.status === 200;
        findings.push(...judgeSockJs(isThere, isThere && await probe.tryStream()));
        break;
      }
      case "body": {
        const body = new Blob(["x".repeat(BODY_BYTES)], { type: "application/octet-stream" });
        const sent = await probe.call("POST", "/api/check/body", body);
        const came = sent.ok && isCheckedBody(sent.value) ? sent.value.bodyBytes : undefined;
        findings.push(...judgeBody(came, BODY_BYTES));
        break;
      }
      case "mail":
        if (facts === undefined) break;
        findings.push(...await lookAtMail(probe, facts.mail));
        findings.push({ code: facts.push ? "push-ok" : "push-off" });
        break;
      case "socket":
        findings.push(...judgeSocket(await probe.trySocket()));
    }
  }
  yield at();
}

async function lookAtMail(probe: Probe, isSetUp: boolean): Promise<readonly Finding[]> {
  if (!isSetUp) return judgeMail(undefined);
  const looked = await probe.call("POST", "/api/check/mail");
  const mail: MailLook | undefined = looked.ok && isCheckedMail(looked.value)
    ? looked.value.mail
    : undefined;
  return mail === undefined ? [{ code: "unanswered" }] : judgeMail(mail);
}
