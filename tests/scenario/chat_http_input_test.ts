/**
 * Bad input in every field and every part of a path of every call of the API is answered with a typed
 * refusal, and nothing is stored or told.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { ALL_WHISPERS, ROOMS, topicOf } from "../../shared/chat/destination.ts";
import { roomId } from "../../shared/chat/id.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { badBodies, pathsOf } from "../helper/bad_body.ts";
import { type ChatSite, chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { databaseRows } from "../helper/database_rows.ts";
import { fieldsOfCase, HTTP_CASES, PUZZLED_SITE } from "../helper/http_case.ts";
import { filledPath, HTTP_ROWS, type HttpRow } from "../helper/http_row.ts";
import { bodyFields } from "../helper/schema_field.ts";

const room = roomId("/posts/a");

/** What stands for a variable of a path or a query, and names nothing. */
const NOBODY: readonly string[] = [
  "x",
  "__proto__",
  "constructor",
  "..",
  "%2e%2e%2f%2e%2e%2fkeys.json",
  "a%00b",
  "%ED%A0%80",
  "%E2%80%AE",
  "%",
  "%27%20or%201=1",
  "x".repeat(5_000),
];

function caseOf({ method, path }: HttpRow) {
  const found = HTTP_CASES[`${method} ${path}`];
  ok(found !== undefined, `${method} ${path} has no body in tests/helper/http_case.ts`);
  return found;
}

Deno.test("every call with a body has one to be tried with, and it has every field the contract names", () => {
  for (const row of HTTP_ROWS) {
    if (row.body === "") continue;
    const { bodies, schema } = caseOf(row);
    if (schema !== undefined) {
      const known = bodyFields(schema).map(({ path }) => path);
      const paths = new Set(bodies.flatMap((body) => pathsOf(body)));
      deepEqual(known.filter((path) => !paths.has(path)), [], `${row.method} ${row.path}`);
    }
    const [, named] = /^\{(.*)\}/.exec(row.body) ?? [];
    if (named === undefined) continue;
    const fields = named.split(",").map((name) => name.trim().replace(/\?$/, ""));
    const tried = new Set(bodies.flatMap((body) => Object.keys(body)));
    deepEqual([...tried].sort(), fields.sort(), `${row.method} ${row.path}`);
  }
});

Deno.test("whatever is called with any bad field or path is refused, and neither stored nor told", async () => {
  using folder = dataDir();
  const cookie = await prepare(folder.path);
  const before = await databaseRows(folder.file);
  const site = await chatSite(folder.path, 0, { TRUSTED_PROXIES: "127.0.0.1" });
  const author = await site.connect({ cookie });
  const told: unknown[] = [];
  for (const destination of [topicOf(room), ROOMS, ALL_WHISPERS]) {
    await author.follow(destination, (body) => told.push(body));
  }
  const ask = await caller(site, cookie);
  const wrong: string[] = [];
  const call = async (row: HttpRow) => {
    const { status, text } = await ask(row);
    if (status >= 400 && status < 500 && isTyped(text)) return;
    const { method, path, body } = row;
    wrong.push(`${status} ${method} ${path} ${body.slice(0, 200)}: ${text.slice(0, 100)}`);
  };
  for (const row of HTTP_ROWS) {
    const bodies = row.body === "" ? [""] : badBodiesOf(row);
    const [body = ""] = bodies;
    if (row.path.includes("{")) {
      for (const name of NOBODY) {
        await call({ ...row, path: row.path.replace(/\{\w+\}/g, name), body });
      }
    }
    if (row.body !== "") {
      const path = filledPath(row, { room, reader: "nobody-of-this-name" });
      for (const body of bodies) await call({ ...row, path, body });
    }
    for (const name of row.query) {
      for (const value of NOBODY) await call({ ...row, path: `${row.path}?${name}=${value}` });
    }
  }
  equal(wrong.length, 0, `\n${wrong.join("\n")}`);
  await author.ask("/app/rooms");
  deepEqual([told, author.refusals], [[], []]);
  deepEqual(site.log.filter((line) => line.includes("error")), []);
  await author.leave();
  await site.stop();
  deepEqual(await databaseRows(folder.file), before);
});

Deno.test("the bodies bad input for the API is made from are no bad input themselves", async () => {
  using folder = dataDir();
  const cookie = await prepare(folder.path);
  const site = await chatSite(folder.path, 0, { TRUSTED_PROXIES: "127.0.0.1" });
  const ask = await caller(site, cookie);
  for (const row of HTTP_ROWS) {
    if (row.body === "" || caseOf(row).isRefused) continue;
    for (const body of caseOf(row).bodies) {
      const path = filledPath(row, { room, reader: "nobody-of-this-name" });
      const { status, text } = await ask({ ...row, path, body: JSON.stringify(body) });
      const code = status < 400 ? undefined : JSON.parse(text).code;
      equal(code === "invalid-body" || status >= 500, false, `${row.method} ${path}: ${text}`);
    }
  }
  await site.stop();
});

/** Makes calls as whoever may make them. */
async function caller(site: ChatSite, cookie: string) {
  const authorization = `Bearer ${await site.readerToken()}`;
  let calls = 0;
  return async ({ method, path, body }: HttpRow) => {
    // Everybody comes from somewhere else, so that nobody is too fast.
    const address = `10.${calls >> 8}.${calls & 255}.1`;
    calls++;
    // A reader's token comes without a cookie, and a new reader with neither.
    const who: Record<string, string> = !path.startsWith("/api/reader")
      ? { cookie }
      : method === "POST" && path === "/api/reader"
      ? {}
      : { authorization };
    const response = await site.ask(path, {
      method,
      headers: { ...who, "x-forwarded-for": address },
      ...body !== "" && { body },
    });
    return { status: response.status, text: await response.text() };
  };
}

function badBodiesOf(row: HttpRow): readonly string[] {
  const found = caseOf(row);
  const fields = fieldsOfCase(found);
  return found.bodies.flatMap((body) => badBodies(body, fields, found.fine));
}

/** @returns the owner's cookie */
async function prepare(folder: string): Promise<string> {
  const site = await chatSite(folder);
  const cookie = await site.signIn();
  const body = JSON.stringify({ moderation: { proofOfWork: true } });
  const puzzled = `/api/sites/${PUZZLED_SITE}`;
  const { ok: isMade, body: answer } = await site.ask(puzzled, {
    method: "PUT",
    body,
    headers: { cookie },
  });
  await answer?.cancel();
  ok(isMade);
  await site.stop();
  return cookie;
}

/** Whether an answer says what is wrong with the call, not that there were too many. */
function isTyped(text: string): boolean {
  try {
    const refusal: unknown = JSON.parse(text);
    return isRefusal(refusal) && refusal.code !== "too-fast";
  } catch {
    return false;
  }
}
