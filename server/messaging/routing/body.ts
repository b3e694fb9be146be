/**
 * The body of a frame as a value: read by its `content-type`, then checked by a schema.
 *
 * @module
 */
import type { Frame } from "../../../shared/stomp/frame.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { SchemaIssue, StandardSchema } from "./standard_schema.ts";

/** More would not help whoever reads it. */
const MAX_ISSUES = 3;
/** In UTF-16 units: libraries quote what they got, however long it was. */
const MAX_ISSUE_LENGTH = 200;
const JSON_TYPE = "application/json";
const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The body of a frame is not what its handler takes. Thrown before the handler runs; an exception
 * handler gets it as it is.
 *
 * @example
 * ```ts
 * import { InvalidBody } from "./body.ts";
 * const issues = [{ message: "a name is expected", path: ["name"] }];
 * const invalid = new InvalidBody("Cannot take the body", issues);
 * console.assert(invalid.refusal.code === "invalid-body" && invalid.issues.length === 1);
 * ```
 */
export class InvalidBody extends Refused<"invalid-body"> {
  /** As errors have it. */
  override readonly name: string = "InvalidBody";
  /** All that the schema found, in its order; none when the body could not even be read. */
  readonly issues: readonly SchemaIssue[];

  /** Refuses a body; the message is the refusal's. */
  constructor(message: string, issues: readonly SchemaIssue[] = []) {
    super({ code: "invalid-body", message });
    this.issues = issues;
  }
}

/**
 * The body of a frame: JSON if `content-type` says so or is missing, a string for `text/…`, else
 * the bytes. `undefined` when JSON is expected and the body is empty.
 *
 * @throws {InvalidBody} when it is not what it should be.
 *
 * @example
 * ```ts
 * import { frame } from "../../../shared/stomp/frame.ts";
 * import { readBody } from "./body.ts";
 * const json = frame("SEND", { destination: "/app/hello" }, '{"name":"x"}');
 * console.assert((readBody(json) as { name: string }).name === "x");
 * const text = frame("SEND", { destination: "/app/hello", "content-type": "text/plain" }, "x");
 * console.assert(readBody(text) === "x");
 * ```
 */
export function readBody({ headers, body }: Frame): unknown {
  const contentType = headers.get("content-type") ?? JSON_TYPE;
  // Taken apart only when it is not what nearly everybody sends.
  if (contentType === JSON_TYPE) return readJson(body);
  const [type = "", ...parameters] = contentType.toLowerCase().split(";")
    .map((part) => part.trim());
  if (type === JSON_TYPE || type.endsWith("+json")) return readJson(body);
  if (type.startsWith("text/")) {
    const charset = parameters.find((each) => each.startsWith("charset="))?.slice(8);
    return readText(body, charset?.replaceAll('"', ""));
  }
  return body;
}

function readJson(body: Uint8Array): unknown {
  return body.length === 0 ? undefined : parseJson(readText(body));
}

function readText(body: Uint8Array, charset = "utf-8"): string {
  try {
    const decoder = charset === "utf-8" ? UTF8 : new TextDecoder(charset, { fatal: true });
    return decoder.decode(body);
  } catch {
    throw new InvalidBody(`Cannot read the body: it is not ${charset} text`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidBody(
      "Cannot read the body: it is not JSON; another content-type would say what it is",
    );
  }
}

/**
 * The value a schema makes of a body.
 *
 * @throws {InvalidBody} naming the path of each bad field and what is expected.
 */
export async function checkBody(schema: StandardSchema, body: unknown): Promise<unknown> {
  const result = await schema["~standard"].validate(body);
  if (result.issues === undefined) return result.value;
  throw new InvalidBody(`Cannot take the body: ${describeIssues(result.issues)}`, result.issues);
}

/**
 * The value a schema makes of what a handler returned.
 *
 * @throws {TypeError} when it does not fit: the handler's fault, not the sender's.
 */
export async function checkReply(schema: StandardSchema, reply: unknown): Promise<unknown> {
  const result = await schema["~standard"].validate(reply);
  if (result.issues === undefined) return result.value;
  throw new TypeError(`Cannot send the reply: ${describeIssues(result.issues)}`);
}

function describeIssues(issues: readonly SchemaIssue[]): string {
  return issues.slice(0, MAX_ISSUES).map(({ message, path = [] }) => {
    const keys = path.map((part) => String(typeof part === "object" ? part.key : part));
    const where = keys.length > 0 ? `"${keys.join(".")}": ` : "";
    return (where + message).slice(0, MAX_ISSUE_LENGTH);
  }).join("; ");
}
