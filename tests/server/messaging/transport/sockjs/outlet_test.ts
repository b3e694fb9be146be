import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import {
  FORMATS,
  only,
  Outlet,
  type Source,
  type Taken,
} from "../../../../../server/messaging/transport/sockjs/outlet.ts";
import { allOf, BodyReader } from "../../../../helper/sockjs_body.ts";

/** A source that has what a test gives it. */
class Frames implements Source {
  readonly frames: string[] = [];
  readonly events: string[] = [];
  takes = 0;

  take(): Taken | undefined {
    this.takes++;
    const frame = this.frames.shift();
    if (frame === undefined) return undefined;
    return { bytes: new TextEncoder().encode(frame), last: frame.startsWith("c") };
  }

  finished({ last }: Taken): void {
    this.events.push(last ? "finished last" : "finished");
  }

  aborted(): void {
    this.events.push("aborted");
  }
}

Deno.test("an outlet of polling ends with its first frame", async () => {
  const source = new Frames();
  source.frames.push("o", "h");
  assert.equal(await allOf(new Outlet(source, FORMATS.xhr, 100).body), "o\n");
  assert.deepEqual([source.events, source.frames], [["finished"], ["h"]]);
});

Deno.test("an outlet of streaming writes each frame as it is taken, after a prelude", async () => {
  const source = new Frames();
  const outlet = new Outlet(source, FORMATS.xhr_streaming, 100);
  const reader = new BodyReader(outlet.body);
  assert.equal((await reader.next())?.length, 2_049);
  for (const frame of ["o", "h"]) {
    source.frames.push(frame);
    outlet.wake();
    assert.equal(await reader.next(), frame + "\n");
  }
  source.frames.push("c[]");
  outlet.wake();
  assert.deepEqual([await reader.next(), await reader.next()], ["c[]\n", undefined]);
  assert.deepEqual(source.events, ["finished last"]);
});

Deno.test("an outlet of events writes frames as events", async () => {
  const reader = new BodyReader(new Outlet(only("c[]"), FORMATS.eventsource, 100).body);
  assert.deepEqual(
    [await reader.next(), await reader.next(), await reader.next()],
    ["\r\n", "data: c[]\r\n\r\n", undefined],
  );
});

Deno.test("an outlet ends when it has written its limit, the prelude aside", async () => {
  const source = new Frames();
  source.frames.push("a1", "a2", "a3");
  const body = await allOf(new Outlet(source, FORMATS.eventsource, 13).body);
  assert.equal(body, "\r\ndata: a1\r\n\r\ndata: a2\r\n\r\n");
  assert.deepEqual([source.events, source.frames], [["finished"], ["a3"]]);
});

Deno.test("an outlet takes nothing before what it wrote was read", async () => {
  const source = new Frames();
  source.frames.push("a1", "a2");
  const outlet = new Outlet(source, FORMATS.xhr_streaming, 100);
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  assert.equal(source.takes, 0);
  const reader = new BodyReader(outlet.body);
  await reader.next();
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  assert.equal(source.takes, 0);
  assert.equal(await reader.next(), "a1\n");
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  assert.equal(source.takes, 1);
});

Deno.test("an outlet tells once that its reader went, and takes nothing for it", async () => {
  const source = new Frames();
  const outlet = new Outlet(source, FORMATS.xhr, 100);
  const reader = new BodyReader(outlet.body);
  const next = reader.next();
  for (let turn = 0; turn < 3; turn++) await setImmediate();
  await reader.abort();
  source.frames.push("a1");
  outlet.wake();
  assert.equal(await next, undefined);
  for (let turn = 0; turn < 3; turn++) await setImmediate();
  assert.deepEqual([source.events, source.frames], [["aborted"], ["a1"]]);
});

Deno.test("an outlet that is ended ends, without a frame and without a word", async () => {
  const source = new Frames();
  const outlet = new Outlet(source, FORMATS.xhr, 100);
  const text = allOf(outlet.body);
  outlet.end();
  assert.equal(await text, "");
  assert.deepEqual(source.events, []);
});
