import assert from "node:assert/strict";
import * as v from "valibot";
import { Refused } from "../../../../shared/refusal.ts";
import { frame } from "../../../../shared/stomp/frame.ts";
import {
  checkBody,
  checkReply,
  InvalidBody,
  readBody,
} from "../../../../server/messaging/routing/body.ts";

function read(body: string | Uint8Array, contentType?: string): unknown {
  return readBody(frame("SEND", { destination: "/app/x", "content-type": contentType }, body));
}

function refusedWith(message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof Refused);
    assert.equal(error.refusal.code, "invalid-body");
    assert.match(error.refusal.message, message);
    return true;
  };
}

Deno.test("body without content-type is JSON", () => {
  assert.deepEqual(read('{"name":"x"}'), { name: "x" });
  assert.deepEqual(read("[1]", "application/json"), [1]);
  assert.deepEqual(read("1", "application/vnd.x+json; charset=utf-8"), 1);
  assert.equal(read(""), undefined);
});

Deno.test("body of text is a string and any other the bytes", () => {
  assert.equal(read("안녕", "text/plain"), "안녕");
  assert.equal(read("", "text/plain"), "");
  assert.equal(read(Uint8Array.of(0xe9), 'Text/Plain; Charset="ISO-8859-1"'), "é");
  assert.deepEqual(read(Uint8Array.of(0, 255), "application/octet-stream"), Uint8Array.of(0, 255));
});

Deno.test("body that is not what its content-type says is refused", () => {
  assert.throws(() => read("{"), refusedWith(/it is not JSON/));
  assert.throws(() => read("hello"), refusedWith(/it is not JSON/));
  assert.throws(() => read(Uint8Array.of(0xff)), refusedWith(/it is not utf-8 text/));
  assert.throws(() => read(Uint8Array.of(0xff), "text/plain"), refusedWith(/not utf-8 text/));
  assert.throws(() => read("x", "text/plain;charset=klingon"), refusedWith(/not klingon text/));
});

const Page = v.object({ page: v.object({ tags: v.array(v.pipe(v.string(), v.maxLength(3))) }) });

Deno.test("schema's refusal names the path of the bad field and what is expected", async () => {
  const body = { page: { tags: ["ok", 4] } };
  await assert.rejects(checkBody(Page, body), refusedWith(/"page\.tags\.1": .*Expected string/));
  await assert.rejects(checkBody(Page, undefined), refusedWith(/body: Invalid type: Expected Obj/));
});

Deno.test("schema's refusal carries all that is wrong as data, for who wants more than a sentence", async () => {
  const body = { page: { tags: [1, "ok", 2, 3, 4] } };
  await assert.rejects(checkBody(Page, body), (error: unknown) => {
    assert.ok(error instanceof InvalidBody);
    assert.deepEqual([error.name, error.refusal.code], ["InvalidBody", "invalid-body"]);
    const places = error.issues.map(({ path = [] }) =>
      path.map((part) => typeof part === "object" ? part.key : part)
    );
    assert.deepEqual(places, [0, 2, 3, 4].map((index) => ["page", "tags", index]));
    return true;
  });
  assert.throws(
    () => read("{"),
    (error: unknown) => error instanceof InvalidBody && error.issues.length === 0,
  );
});

Deno.test("schema's refusal stays short however much is wrong", async () => {
  const tags = Array.from({ length: 50 }, () => 1);
  await assert.rejects(checkBody(Page, { page: { tags } }), (error: unknown) => {
    assert.ok(error instanceof Refused);
    assert.equal(error.refusal.message.split(";").length, 3);
    return true;
  });
  const picked = v.picklist(["a"]);
  await assert.rejects(checkBody(picked, "long".repeat(10_000)), (error: unknown) => {
    assert.ok(error instanceof Refused && error.refusal.message.length < 300);
    return true;
  });
});

Deno.test("schema's own value is what the handler gets, also from an asynchronous one", async () => {
  const trimmed = v.pipeAsync(v.string(), v.trim(), v.checkAsync(() => Promise.resolve(true)));
  assert.equal(await checkBody(trimmed, " x "), "x");
});

Deno.test("reply that does not fit is the handler's fault, not the sender's", async () => {
  assert.deepEqual(await checkReply(v.object({ a: v.number() }), { a: 1, secret: 2 }), { a: 1 });
  await assert.rejects(checkReply(Page, {}), { name: "TypeError", message: /"page"/ });
});
