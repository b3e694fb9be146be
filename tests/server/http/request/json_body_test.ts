import { deepEqual, rejects } from "node:assert/strict";
import * as v from "valibot";
import { readJson, readOptionalJson } from "../../../../server/http/request/json_body.ts";
import { refusedAs } from "../../../helper/chat.ts";

const schema = v.object({ name: v.string() });
const read = (body: BodyInit, type = "application/json") =>
  readJson(
    new Request("http://talk.test/", { method: "POST", body, headers: { "content-type": type } }),
    schema,
  );

Deno.test("a JSON body is read, without the fields nobody asked for", async () => {
  deepEqual(await read('{"name":"x","more":1}'), { name: "x" });
  deepEqual(await read('{"name":"x"}', "Application/JSON; charset=utf-8"), { name: "x" });
});

Deno.test("a body that is not JSON, or that a form could have sent, is refused", async () => {
  for (const body of ["", "{", "name=x", "null", "[]", '"x"', "{}", '{"name":1}']) {
    await rejects(read(body), refusedAs("invalid-body"), body);
  }
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""]) {
    await rejects(read('{"name":"x"}', type), refusedAs("invalid-body"), type);
  }
});

Deno.test("a body that may be missing is checked as soon as there is one", async () => {
  const optional = v.object({ name: v.exactOptional(v.string()) });
  const ask = (body: BodyInit | null, type: string) =>
    readOptionalJson(
      new Request("http://talk.test/", { method: "POST", body, headers: { "content-type": type } }),
      optional,
    );
  deepEqual(await ask(null, "text/plain"), {});
  deepEqual(await ask("", "application/json"), {});
  deepEqual(await ask('{"name":"x"}', "application/json"), { name: "x" });
  await rejects(ask('{"name":"x"}', "text/plain"), refusedAs("invalid-body"));
  await rejects(ask('{"name":1}', "application/json"), refusedAs("invalid-body"));
});

Deno.test("what is wrong is named, and nothing of the body is repeated", async () => {
  await rejects(read('{"name":12345}'), /^Refused: Cannot read the body: "name" must be string\.$/);
  await rejects(read("{}"), /^Refused: Cannot read the body: "name" is missing\.$/);
  await rejects(read("null"), /^Refused: Cannot read the body: it must be Object\.$/);
});
