import assert from "node:assert/strict";
import * as v from "valibot";
import * as z from "zod";
import {
  bindRoute,
  Controller,
  type Message,
  MessageMapping,
  route,
  SendTo,
  type StandardSchema,
  SubscribeMapping,
} from "../../../../server/messaging/routing/mod.ts";
import { dispatching } from "../../../helper/dispatching.ts";

interface Entry {
  readonly text: string;
  readonly at: Date;
}

/** The same schemas of each library. */
interface Library {
  readonly name: string;
  /** Takes the time as text and gives a date. */
  readonly entry: StandardSchema<{ readonly text: string; readonly at: string }, Entry>;
  /** Takes a name that is free, which takes time to find out. */
  readonly free: StandardSchema<string, string>;
  /** Leaves out what it does not name. */
  readonly said: StandardSchema<{ readonly said: string }, { readonly said: string }>;
}

const isFree = (name: string) => Promise.resolve(name !== "kim");

const LIBRARIES: readonly Library[] = [
  {
    name: "valibot",
    entry: v.object({
      text: v.pipe(v.string(), v.trim(), v.nonEmpty()),
      at: v.pipe(v.string(), v.isoTimestamp(), v.transform((text) => new Date(text))),
    }),
    free: v.pipeAsync(v.string(), v.checkAsync(isFree, "Taken")),
    said: v.object({ said: v.string() }),
  },
  {
    name: "zod",
    entry: z.object({
      text: z.string().trim().min(1),
      at: z.iso.datetime().transform((text) => new Date(text)),
    }),
    free: z.string().refine(isFree, "Taken"),
    said: z.object({ said: z.string() }),
  },
];

for (const { name, entry, free, said } of LIBRARIES) {
  @Controller()
  class Diary {
    @MessageMapping("/write", { body: entry })
    @SendTo("/topic/diary")
    write({ body }: Message<"/write", typeof entry>) {
      return [body.text, body.at.getUTCFullYear()];
    }

    @MessageMapping("/take", { body: free })
    @SendTo("/topic/names")
    take({ body }: Message<"/take", typeof free>) {
      return body.toUpperCase();
    }

    @SubscribeMapping("/last", { reply: said })
    async last() {
      const more = { said: "hi", secret: "kept" };
      return await Promise.resolve(more);
    }
  }

  Deno.test(`handler gets what a ${name} schema makes of the body`, async () => {
    const peer = dispatching({ controllers: [new Diary()] });
    const body = JSON.stringify({ text: " hi ", at: "2020-01-02T03:04:05Z" });
    assert.deepEqual(await peer.send("/write", { body }), { kind: "handled" });
    assert.deepEqual(peer.delivered[0]?.body, ["hi", 2020]);
  });

  Deno.test(`body that does not fit a ${name} schema is refused with the path of each fault`, async () => {
    const peer = dispatching({ controllers: [new Diary()] });
    const outcome = await peer.send("/write", { body: '{"text":"  ","at":"soon"}' });
    assert.ok(outcome.kind === "refused" && outcome.refusal.code === "invalid-body");
    assert.match(outcome.refusal.message, /"text": .+; "at": .+/);
    assert.deepEqual(peer.delivered, []);
  });

  Deno.test(`asynchronous ${name} schema is waited for`, async () => {
    const peer = dispatching({ controllers: [new Diary()] });
    assert.equal((await peer.send("/take", { body: '"lee"' })).kind, "handled");
    const outcome = await peer.send("/take", { body: '"kim"' });
    assert.ok(outcome.kind === "refused");
    assert.match(outcome.refusal.message, /Taken/);
    assert.deepEqual(peer.delivered.map(({ body }) => body), ["LEE"]);
  });

  Deno.test(`reply is what a ${name} schema makes of it, also of a promised one`, async () => {
    const peer = dispatching({ controllers: [new Diary()] });
    assert.deepEqual(await peer.subscribe("/last"), { kind: "handled" });
    assert.deepEqual(peer.delivered, [{ to: "subscriber", body: { said: "hi" } }]);
  });

  Deno.test(`route is typed by a ${name} schema as a method is`, async () => {
    const write = route("/write", { body: entry, reply: said, sendTo: "/topic/diary" });
    const peer = dispatching({
      routes: [bindRoute(write, ({ body }) => ({ said: body.at.toISOString() }))],
    });
    const body = JSON.stringify({ text: "hi", at: "2020-01-02T03:04:05Z" });
    assert.deepEqual(await peer.send("/write", { body }), { kind: "handled" });
    assert.deepEqual(peer.delivered[0]?.body, { said: "2020-01-02T03:04:05.000Z" });
  });
}
