/**
 * Reads the JSON body of a request.
 *
 * @module
 */
import * as v from "valibot";
import { Refused } from "../../../shared/refusal.ts";

/**
 * The body of a request, checked. Only `application/json` is taken, which no form of another site
 * can send.
 *
 * @throws {Refused} `invalid-body`
 */
export async function readJson<T>(
  request: Request,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  return checked(request, await request.text(), schema);
}

/**
 * The body of a request that may have none, which is as good as `{}`.
 *
 * @throws {Refused} `invalid-body`
 */
export async function readOptionalJson<T>(
  request: Request,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const text = await request.text();
  return text === "" ? v.parse(schema, {}) : checked(request, text, schema);
}

function checked<T>(
  { headers }: Request,
  text: string,
  schema: v.GenericSchema<unknown, T>,
): T {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json") {
    throw invalid("its content-type must be application/json");
  }
  const result = v.safeParse(schema, parse(text), { abortEarly: true });
  if (result.success) return result.output;
  throw invalid(faultOf(result.issues[0]));
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  const expected = issue.expected ?? "something else";
  if (path === null) return `it must be ${expected}`;
  return `"${path}" ${issue.received === "undefined" ? "is missing" : `must be ${expected}`}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("it is not JSON");
  }
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot read the body: ${state}.` });
}
