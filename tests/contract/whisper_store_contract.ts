/**
 * What every store must do with whispers: keep them apart from the room and from each other, and
 * publish what may be published, once.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { Committed, MessageStore, NewMessage } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const OTHER_ROOM = roomId("/posts/second");
const READER = { kind: "reader", id: "reader-1", name: "" } as const;
const AUTHOR = { kind: "author", id: "author-1", name: "Kim" } as const;
const WHISPER = { room: ROOM, whisper: READER.id };

/** Registers the tests of whispers in a {@linkcode MessageStore}. */
export function testWhispers(test: TestRule): void {
  test("a whisper has a sequence, a count and an epoch of its own", async (store) => {
    await store.append(say("in the room"));
    const other = { room: ROOM, whisper: "reader-2" };
    const appended = [];
    for (const ref of [WHISPER, other, WHISPER]) {
      appended.push(await store.append(whisper("x", ref)));
    }
    deepEqual(appended.map((each) => each.kind === "stored" && each.message.seq), [1, 1, 2]);
    const pages = await Promise.all(
      [{ room: ROOM }, WHISPER, other].map((ref) => store.page({ ...ref, limit: 9 })),
    );
    deepEqual(pages.map(({ rev, lastSeq }) => [rev, lastSeq]), [[1, 1], [2, 2], [1, 1]]);
    equal(new Set(pages.map(({ epoch }) => epoch)).size, 3);
    notEqual(pages[1]?.epoch, "");
  });

  test("what is whispered is in no room's page, message, questions or list", async (store) => {
    const secret = whisper("secret", WHISPER, { question: true });
    await store.append(secret);
    const page = { title: "First post", url: "https://blog.example/posts/first" };
    const elsewhere = [{ room: ROOM }, { room: ROOM, whisper: "reader-2" }, {
      room: OTHER_ROOM,
      whisper: READER.id,
    }];
    const look = async () => {
      for (const ref of elsewhere) {
        deepEqual((await store.page({ ...ref, limit: 9 })).messages, []);
        deepEqual((await store.page({ ...ref, afterRev: 0, limit: 9 })).messages, []);
        equal(await store.message(ref, secret.id), undefined);
        deepEqual((await store.questions({ ...ref, limit: 9 })).open, []);
        equal((await store.page({ ...ref, limit: 9 })).questions.open, 0);
        deepEqual(await store.change({ ...ref, id: secret.id, kind: "delete" }), {
          kind: "not-found",
        });
      }
    };
    await look();
    deepEqual(await store.rooms({ limit: 9 }), []);
    await store.append(whisper("and where", WHISPER, { page }));
    const { id } = secret;
    equal((await store.append(say("public", { id }))).kind, "stored");
    const rooms = await store.rooms({ limit: 9 });
    deepEqual(
      rooms.map(({ page, last, lastSeq, questions }) => [page, last.text, lastSeq, questions]),
      [
        [page, "public", 1, { open: 0, answered: 0 }],
      ],
    );
    equal(JSON.stringify(rooms).includes("secret"), false);
  });

  test("the whisper with the newest message comes first, with what happened in it", async (store) => {
    const heard = followed(store);
    const second = { room: OTHER_ROOM, whisper: "reader-2" };
    for (const [n, ref] of [WHISPER, second, WHISPER].entries()) {
      await store.append(whisper(String(n), ref, { question: true }));
    }
    await store.append(say("public"));
    const whispers = await store.whispers({ limit: 9 });
    deepEqual(whispers.map(({ room, whisper }) => ({ room, whisper })), [WHISPER, second]);
    deepEqual(
      whispers.map(({ last, lastSeq, rev, questions }) => [last.text, lastSeq, rev, questions]),
      [
        ["2", 2, 2, { open: 2, answered: 0 }],
        ["1", 1, 1, { open: 1, answered: 0 }],
      ],
    );
    equal((await store.whispers({ limit: 1 })).length, 1);
    deepEqual(heard.map(({ message }) => message.whisper), [
      "reader-1",
      "reader-2",
      "reader-1",
      undefined,
    ]);
    deepEqual(heard[2]?.summary, whispers[0]);
    deepEqual(heard[2]?.message, (await store.page({ ...WHISPER, limit: 1 })).messages[0]);
  });

  test("what its sender lets publish becomes a question of the room, once", async (store) => {
    const sentence = { text: "It reconnects.", fragment: "text=It" };
    const question = whisper("why?", WHISPER, { sentence });
    await store.append(question);
    const publication = { ...WHISPER, id: question.id, as: "public-1", at: 5 };
    deepEqual(await store.publish(publication), { kind: "not-consented" });
    await store.change({ ...WHISPER, id: question.id, kind: "consent", allow: true });
    const heard = followed(store);
    deepEqual(await store.publish(publication), { kind: "published" });
    deepEqual(await store.publish(publication), { kind: "unchanged" });
    deepEqual(await store.publish({ ...publication, as: "public-2" }), { kind: "unchanged" });

    const published = {
      room: ROOM,
      id: "public-1",
      seq: 1,
      rev: 1,
      from: question.from,
      text: "why?",
      at: 5,
      sentence,
      question: { state: "open" },
      whispered: true,
    };
    deepEqual(await store.message({ room: ROOM }, "public-1"), published);
    const left = await store.message(WHISPER, question.id);
    deepEqual([left?.published, left?.consent, left?.rev, left?.text], [
      "public-1",
      true,
      3,
      "why?",
    ]);
    deepEqual(heard.map(({ kind, message }) => [kind, message]), [
      ["message", published],
      ["changed", left],
    ]);
    deepEqual((await store.rooms({ limit: 1 }))[0]?.questions, { open: 1, answered: 0 });
  });

  test("nothing is published that is not there, was deleted, or is no reader's", async (store) => {
    const [gone, own, revoked] = ["gone", "own", "revoked"].map((text) => whisper(text, WHISPER));
    if (!gone || !own || !revoked) throw new Error("unreachable");
    await store.append(gone);
    await store.append({ ...own, from: AUTHOR });
    await store.append(revoked);
    for (const { id } of [gone, own, revoked]) {
      await store.change({ ...WHISPER, id, kind: "consent", allow: true });
    }
    await store.change({ ...WHISPER, id: gone.id, kind: "delete" });
    await store.change({ ...WHISPER, id: revoked.id, kind: "consent", allow: false });
    const publish = (id: string) => store.publish({ ...WHISPER, id, as: `p-${id}`, at: 5 });
    for (const { id } of [gone, own, say("none")]) {
      deepEqual(await publish(id), { kind: "not-found" });
    }
    deepEqual(await publish(revoked.id), { kind: "not-consented" });
    equal((await store.page({ room: ROOM, limit: 9 })).lastSeq, 0);
  });

  test("a publication does not take the id of another message", async (store) => {
    const taken = say("taken");
    const question = whisper("why?", WHISPER);
    await store.append(taken);
    await store.append(question);
    await store.change({ ...WHISPER, id: question.id, kind: "consent", allow: true });
    const publication = { ...WHISPER, id: question.id, as: taken.id, at: 5 };
    deepEqual(await store.publish(publication), { kind: "id-taken" });
    equal((await store.message(WHISPER, question.id))?.published, undefined);
  });
}

function whisper(
  text: string,
  ref: Pick<NewMessage, "room" | "whisper">,
  fields: Partial<NewMessage> = {},
): NewMessage {
  return say(text, { ...ref, from: { ...READER, id: ref.whisper ?? READER.id }, ...fields });
}

function followed(store: MessageStore): Committed[] {
  const heard: Committed[] = [];
  store.follow((committed) => heard.push(committed));
  return heard;
}
