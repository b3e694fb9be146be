/**
 * Nothing is lost, doubled or moved: not by sending twice, not by a crash, not by being away.
 *
 * @module
 */
import type { ConversationEvent, RoomPage } from "../../../shared/chat/event.ts";
import type { Person } from "../person.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt, topicAt } from "../wire.ts";

const ROOM = "default/posts/once";
const SAY = `${roomAt(ROOM)}/say`;
const HISTORY = `${roomAt(ROOM)}/history`;
/** What each of two people says while the server is killed. */
const EACH = 15;

interface Said {
  readonly id: string;
  readonly text: string;
}

/** Sends twice, kills the server, comes back. */
export async function exactlyOnce(visit: Visit): Promise<void> {
  const { narrator } = visit;
  const [reader, other] = [await visit.reader(), await visit.reader()];
  const once = { id: freshId(), text: "Once." };
  narrator.tell("A reader sends the same message three times, as after a lost connection.");
  const refusals = [];
  for (let n = 0; n < 3; n++) refusals.push(await reader.person.send(SAY, once));
  narrator.see("each time it is confirmed", refusals, [undefined, undefined, undefined]);
  const page = await reader.person.ask<RoomPage>(roomAt(ROOM));
  narrator.see("and it is there once", page.messages.map(({ text }) => text), ["Once."]);
  const taken = await reader.person.send(SAY, { ...once, text: "Twice." });
  narrator.see("the same id with another text is refused", taken?.code, "id-taken");

  if (visit.server.store === "memory") {
    narrator.skip("what a server keeps in memory does not survive its crash");
    return;
  }
  const tokens = [reader.token, other.token];
  await surviveCrash(visit, tokens);
  await comeBack(visit, tokens, page);
}

/** Kills the server while two people write, and lets them go on. */
async function surviveCrash(visit: Visit, tokens: readonly string[]): Promise<void> {
  const { narrator, server } = visit;
  const says = tokens.map((_, who) =>
    Array.from({ length: EACH }, (_, n) => ({ id: freshId(), text: `${who} says ${n}` }))
  );
  const come = () => Promise.all(tokens.map((passcode) => visit.connect({ passcode })));

  narrator.tell(
    `Two people send ${EACH} messages each; in the middle the server is killed (SIGKILL).`,
  );
  const people = await come();
  const confirmed: string[] = [];
  const middle = Promise.withResolvers<void>();
  const sending = people.map((person, who) =>
    sendAll(person, says[who] ?? [], (text) => {
      confirmed.push(text);
      if (confirmed.length === EACH) middle.resolve();
    })
  );
  await middle.promise;
  await server.stop("SIGKILL");
  await Promise.all([...sending, ...people.map((person) => person.closed())]);
  await visit.part();

  narrator.tell("It is started again on the same folder. They come back with the same tokens.");
  await server.start();
  const back = await come();
  const [, second] = back;
  const before = await second?.ask<RoomPage>(roomAt(ROOM));
  const kept = new Set(before?.messages.map(({ text }) => text));
  narrator.see(
    "everything that was confirmed is there",
    confirmed.filter((text) => !kept.has(text)),
    [],
  );
  narrator.tell("Not knowing what was kept, they send everything again.");
  await Promise.all(back.map((person, who) => sendAll(person, says[who] ?? [], () => {})));
  const after = await second?.ask<RoomPage>(roomAt(ROOM));
  const [, ...texts] = after?.messages.map(({ text }) => text) ?? [];
  narrator.see("every message is there once", texts.toSorted(), textsOf(says.flat()).toSorted());
  const seqs = after?.messages.map(({ seq }) => seq);
  narrator.see("in one order without holes", seqs, seqs?.map((_, n) => n + 1));
  for (const [who, own] of says.entries()) {
    const inOrder = texts.filter((text) => text.startsWith(`${who} `));
    const whose = who === 0 ? "the first" : "the second";
    narrator.see(`and what ${whose} of them said in the order it was sent`, inOrder, textsOf(own));
  }
}

/** Sends one after the other; what is not answered before the connection ends is given up. */
async function sendAll(
  person: Person,
  says: readonly Said[],
  confirmed: (text: string) => void,
): Promise<void> {
  for (const say of says) {
    if (await person.send(SAY, say) !== undefined) return;
    confirmed(say.text);
  }
}

/** Somebody was away, and asks for what happened. */
async function comeBack(visit: Visit, tokens: readonly string[], seen: RoomPage): Promise<void> {
  const { narrator } = visit;
  narrator.tell("Somebody who saw only the first message asks for what changed since.");
  const person = await visit.connect({ passcode: tokens[0] ?? "" });
  const answers = await person.follow<RoomPage>("/user/queue/history");
  const topic = await person.follow<ConversationEvent>(topicAt(ROOM));
  const { epoch } = seen;
  let afterRev = seen.rev;
  const missed: string[] = [];
  for (;;) {
    await person.send(HISTORY, { afterRev, epoch, limit: 20 });
    const { messages, more, reload, rev } = await answers.next();
    if (reload) break;
    missed.push(...textsOf(messages));
    afterRev = more ? messages.at(-1)?.rev ?? rev : rev;
    if (!more) break;
  }
  narrator.see("pages of 20 bring all of it, and nothing twice", [
    missed.length,
    new Set(missed).size,
  ], [2 * EACH, 2 * EACH]);
  await person.send(SAY, { id: freshId(), text: "Back again." });
  const event = await topic.next();
  narrator.see("and live it goes on with the next change", event.rev, afterRev + 1);

  await person.send(HISTORY, { afterRev, epoch: "another-epoch" });
  const { reload, messages } = await answers.next();
  narrator.see("whoever has seen another log is told to reload, with the newest page", [
    reload,
    messages.at(-1)?.text,
  ], [true, "Back again."]);
}

function textsOf(messages: readonly Said[]): string[] {
  return messages.map(({ text }) => text);
}
