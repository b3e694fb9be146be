import assert from "node:assert/strict";
import { CUT, Mailbox, NotConnected, Person } from "../../../demo/walk/person.ts";
import { roomAt, topicAt } from "../../../demo/walk/wire.ts";
import type { RoomEvent, RoomPage } from "../../../shared/chat/event.ts";
import { chatSite } from "../../helper/chat_site.ts";
import { dataDir } from "../../helper/data_dir.ts";

const room = "default/posts/a";

Deno.test("mailbox hands out what came and what comes, in order", async () => {
  const mailbox = new Mailbox<number>("/topic/x");
  mailbox.push(1);
  const both = [await mailbox.next(), mailbox.next()];
  mailbox.push(2);
  assert.deepEqual(await Promise.all(both), [1, 2]);
  for (const body of [3, 4, 5]) mailbox.push(body);
  assert.equal(await mailbox.until((body) => body > 3), 4);
  assert.deepEqual(mailbox.all, [1, 2, 3, 4, 5]);
});

Deno.test("person asks, follows and sends, and hears what is refused", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const person = await Person.connect(site.origin, { passcode: await site.readerToken() });
  assert.equal((await person.ask<RoomPage>(roomAt(room))).lastSeq, 0);
  const topic = await person.follow<RoomEvent>(topicAt(room));
  const say = { id: crypto.randomUUID(), text: "hello" };
  assert.equal(await person.send(`${roomAt(room)}/say`, say), undefined);
  assert.equal((await topic.next()).message.text, "hello");
  const refusal = await person.send(`${roomAt(room)}/say`, {});
  assert.equal(refusal?.code, "invalid-body");
  assert.deepEqual(person.refusals, [refusal]);
  await person.leave();
  await site.stop();
});

Deno.test("person who is not let in is told why, and one who is cut off does not wait for ever", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  await assert.rejects(
    Person.connect(site.origin, { passcode: "made.up" }),
    (error) => error instanceof NotConnected && error.refusal?.code === "token-invalid",
  );
  await assert.rejects(
    Person.connect(site.origin, { passcode: "", page: "https://evil.example" }),
    NotConnected,
  );
  const person = await Person.connect(site.origin, { passcode: await site.readerToken() });
  const answers = [person.send("/topic/nowhere", {}), person.ask("/app/nowhere")];
  assert.deepEqual((await Promise.allSettled(answers)).map(({ status }) => status), [
    "fulfilled",
    "rejected",
  ]);
  assert.deepEqual(await answers[0], CUT);
  assert.equal(await person.closed(), 1008);
  person.cut();
  await site.stop();
});
