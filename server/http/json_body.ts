/**
 * Reads the JSON body of a request.
 *
 * @module
 */
import * as v from "valibot";
import { Refused } from "../../shared/refusal.ts";

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
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json") {
    throw invalid("its content-type must be application/json");
  }
  const result = v.safeParse(schema, await parse(request), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw invalid(`"${v.getDotPath(issue) ?? ""}" must be ${issue.expected ?? "something else"}`);
}

async function parse(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw invalid("it is not JSON");
  }
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot read the body: ${state}.` });
}
