import assert from "node:assert/strict";
import type { ChatMessage, HistoryRequest, RoomPage } from "../../../shared/chat/event.ts";
import {
  type ConversationEvent,
  nextRequest,
  reduce,
} from "../../../widget/state/conversation_reducer.ts";
import { emptyMemory, type Memory } from "../../../widget/state/memory.ts";
import { takePage } from "../../../widget/state/paging.ts";
import { AUTHOR, READER, ROOM } from "../../helper/pretend_server.ts";

const online = { type: "link", link: { kind: "online" } } as const;
const waiting = { type: "link", link: { kind: "waiting", retryAt: 5 } } as const;

const OLDER_ASKED = { type: "known", part: { loadingOlder: true } } as const;

function message(seq: number, id = `message-${seq}`): ChatMessage {
  return { id, room: ROOM, seq, rev: seq, from: AUTHOR, text: `text ${seq}`, at: seq };
}

function told(seq: number, epoch = "one"): ConversationEvent {
  return { type: "told", event: { epoch, message: message(seq) } };
}

/** A message that is another since the change `rev`. */
function changed(seq: number, rev: number, part: Partial<ChatMessage> = {}): ConversationEvent {
  const text = `text ${seq} of change ${rev}`;
  return {
    type: "told",
    event: { epoch: "one", message: { ...message(seq), text, rev, ...part } },
  };
}

function page(
  seqs: readonly number[],
  change: Partial<RoomPage> & { asked?: HistoryRequest } = {},
): ConversationEvent {
  return {
    type: "page",
    page: {
      room: ROOM,
      epoch: "one",
      lastSeq: seqs.at(-1) ?? 0,
      rev: seqs.at(-1) ?? 0,
      questions: { open: 0, answered: 0 },
      messages: seqs.map((seq) => message(seq)),
      more: false,
      asked: {},
      reload: false,
      you: READER,
      ...change,
    },
  };
}

function after(...events: ConversationEvent[]): Memory {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "idle" });
  return events.reduce(reduce, { ...memory, take: takePage });
}

function seqs({ shown }: Memory): number[] {
  return shown.messages.map(({ seq }) => seq);
}

function texts({ shown }: Memory): string[] {
  return shown.messages.map(({ text }) => text);
}

Deno.test("reducer asks for nothing without a link", () => {
  assert.equal(nextRequest(after()), undefined);
  assert.deepEqual(nextRequest(after(online)), {});
  assert.equal(nextRequest(after(online, waiting)), undefined);
});

Deno.test("reducer asks one thing at a time", () => {
  assert.equal(nextRequest(after(online, { type: "asked", asked: true })), undefined);
  const again = after(online, { type: "asked", asked: true }, { type: "asked", asked: false });
  assert.deepEqual(nextRequest(again), {});
  const reconnected = after(online, { type: "asked", asked: true }, waiting, online);
  assert.deepEqual(nextRequest(reconnected), {});
});

Deno.test("reducer asks for what changed after a reconnect", () => {
  const memory = after(online, page([4, 5], { rev: 9 }), waiting, online);
  assert.deepEqual(nextRequest(memory), { afterRev: 9, epoch: "one" });
  assert.deepEqual(nextRequest(after(online, page([]), waiting, online)), {});
});

Deno.test("reducer does the changes in their order, each once", () => {
  assert.deepEqual(seqs(after(online, page([1]), told(3))), [1]);
  const memory = after(online, page([1]), told(3), told(2), told(2), told(1), told(3));
  assert.deepEqual(nextRequest(memory), { afterRev: 1, epoch: "one" });
  assert.equal(memory.waiting.length, 5);
  const filled = reduce(memory, page([2, 3], { asked: { afterRev: 1, epoch: "one" } }));
  assert.deepEqual(seqs(filled), [1, 2, 3]);
  assert.equal(filled.shown.rev, 3);
  assert.deepEqual(filled.waiting, []);
});

Deno.test("reducer puts a changed message in its place", () => {
  const memory = after(online, page([1, 2]), changed(1, 3), told(2));
  assert.deepEqual(texts(memory), ["text 1 of change 3", "text 2"]);
  assert.equal(memory.shown.rev, 3);
});

Deno.test("reducer leaves the newer of two forms of a message", () => {
  const start = [online, page([1, 2], { rev: 2 }), waiting, online] as const;
  const asked = { afterRev: 2, epoch: "one" };
  const old = { ...message(1), rev: 3, text: "old" };
  const memory = after(...start, changed(1, 4), page([], { asked, rev: 3, messages: [old] }));
  assert.deepEqual(texts(memory), ["text 1 of change 4", "text 2"]);
});

Deno.test("reducer changes quotes with the message, and empties those of a deleted one", () => {
  const quoting = (text: string): ChatMessage => ({
    ...message(2),
    quote: { id: "message-1", from: AUTHOR, text },
  });
  const start = [online, page([], { rev: 2, messages: [message(1), quoting("text 1")] })] as const;
  const long = "x".repeat(300);
  const edited = after(...start, changed(1, 3, { text: long }));
  assert.equal(edited.shown.messages[1]?.quote?.text, "x".repeat(199) + "…");
  const gone = after(...start, changed(1, 3, { text: "", deleted: true }));
  assert.deepEqual(gone.shown.messages[1]?.quote, {
    id: "message-1",
    from: AUTHOR,
    text: "",
    deleted: true,
  });
  const further = after(online, page([], { rev: 2, messages: [quoting("text 1")] }), changed(1, 3));
  assert.equal(further.shown.messages[0]?.quote?.text, "text 1 of change 3");
});

Deno.test("reducer counts questions as they are asked, answered and deleted", () => {
  const open = { question: { state: "open" } } as const;
  const asked = after(online, page([1]), changed(2, 2, open));
  assert.deepEqual(asked.shown.questions, { open: 1, answered: 0 });
  const answered = reduce(asked, changed(2, 3, { question: { state: "answered" } }));
  assert.deepEqual(answered.shown.questions, { open: 0, answered: 1 });
  const gone = reduce(answered, changed(2, 4, { text: "", deleted: true }));
  assert.deepEqual(gone.shown.questions, { open: 0, answered: 0 });
});

Deno.test("reducer asks how many questions there are when one further back changes", () => {
  const start = [
    online,
    page([4, 5], { more: true, questions: { open: 2, answered: 0 } }),
  ] as const;
  assert.equal(nextRequest(after(...start, changed(1, 6))), undefined);
  const memory = after(...start, changed(1, 6, { question: { state: "answered" } }));
  assert.deepEqual(nextRequest(memory), { afterRev: 6, epoch: "one" });
  const asked = { afterRev: 6, epoch: "one" };
  const told = reduce(memory, page([], { asked, rev: 6, questions: { open: 1, answered: 1 } }));
  assert.deepEqual(told.shown.questions, { open: 1, answered: 1 });
  assert.equal(nextRequest(told), undefined);
  assert.deepEqual(seqs(told), [4, 5]);
});

Deno.test("reducer holds events back while the log is asked", () => {
  const memory = after(online, page([1]), waiting, online, told(2));
  assert.deepEqual(seqs(memory), [1]);
  const answered = reduce(memory, page([], { asked: { afterRev: 1, epoch: "one" }, rev: 1 }));
  assert.deepEqual(seqs(answered), [1, 2]);
});

Deno.test("reducer shows nothing of several pages before the last is there", () => {
  const asked = { afterRev: 1, epoch: "one" };
  const first = [message(3), { ...message(2), rev: 9 }];
  const start = after(online, page([1]), waiting, online);
  const memory = reduce(
    start,
    page([], { asked, more: true, rev: 9, messages: [first[0]] as never }),
  );
  assert.deepEqual(nextRequest(memory), { afterRev: 3, epoch: "one" });
  assert.deepEqual(seqs(memory), [1]);
  assert.equal(memory.shown.rev, 1);
  const last = page([], {
    asked: { afterRev: 3, epoch: "one" },
    rev: 9,
    messages: [first[1]] as never,
  });
  assert.deepEqual(seqs(reduce(memory, last)), [1, 2, 3]);
  const cut = [waiting, online].reduce(reduce, memory);
  assert.deepEqual(nextRequest(cut), { afterRev: 1, epoch: "one" });
});

Deno.test("reducer starts anew when a server has more and never gives it", () => {
  const asked = { afterRev: 1, epoch: "one" };
  const memory = after(online, page([1]), waiting, online, page([], { asked, more: true, rev: 5 }));
  assert.deepEqual(nextRequest(memory), {});
});

Deno.test("reducer starts anew when the changes have a hole", () => {
  const asked = { afterRev: 1, epoch: "one" };
  const memory = after(online, page([1]), waiting, online, page([3], { asked, rev: 3 }));
  assert.deepEqual(seqs(memory), [1]);
  assert.deepEqual(nextRequest(memory), {});
});

Deno.test("reducer does not believe changes that begin after what it knows", () => {
  const asked = { afterRev: 3, epoch: "one" };
  const memory = after(online, page([1]), waiting, online, page([4], { asked, rev: 4 }));
  assert.deepEqual(seqs(memory), [1]);
  assert.deepEqual(nextRequest(memory), { afterRev: 1, epoch: "one" });
});

Deno.test("reducer leaves what it knows when an answer is older", () => {
  const asked = { afterRev: 1, epoch: "one" };
  const open = { open: 1, answered: 0 };
  const memory = after(online, page([1, 2, 3]), page([2], { asked, rev: 2, questions: open }));
  assert.deepEqual([memory.shown.rev, memory.shown.questions.open], [3, 0]);
});

Deno.test("reducer never joins two logs", () => {
  const asked = { afterRev: 1, epoch: "one" };
  const reloaded = after(online, page([1]), page([2], { asked, epoch: "two", reload: true }));
  assert.deepEqual([reloaded.shown.epoch, ...seqs(reloaded)], ["two", 2]);
  const unsaid = after(online, page([1]), page([2], { asked, epoch: "two" }));
  assert.deepEqual(seqs(unsaid), [1]);
  assert.deepEqual(nextRequest(unsaid), {});
  const event = after(online, page([1]), told(2, "two"));
  assert.deepEqual(seqs(event), [1]);
  assert.deepEqual(nextRequest(event), {});
});

Deno.test("reducer keeps only those waiting events that belong to the new log", () => {
  const memory = after(online, page([1]), told(2, "two"), told(3, "three"));
  const answered = reduce(memory, page([1], { epoch: "three", rev: 1 }));
  assert.deepEqual(answered.waiting.map(({ epoch }) => epoch), ["three"]);
});

Deno.test("reducer forgets a conversation that is erased, whatever of it is still on its way", () => {
  const erased = { type: "erased", epoch: "one" } as const;
  const memory = after(online, page([1, 2], { seen: 2 }), told(4), erased);
  assert.deepEqual([memory.shown.messages, memory.waiting], [[], []]);
  assert.deepEqual(nextRequest(memory), {});
  const late = [told(3), page([1, 2])].reduce(reduce, memory);
  assert.deepEqual([late.shown.messages, late.waiting], [[], []]);
  assert.deepEqual(nextRequest(late), {});
  const next = [page([], { epoch: "", rev: 0 }), told(1, "two")].reduce(reduce, late);
  assert.deepEqual([next.shown.epoch, ...seqs(next)], ["two", 1]);
  assert.equal(next.shown.seen, 0);
});

Deno.test("reducer keeps a conversation when another life of it is erased", () => {
  const memory = after(online, page([1, 2]), { type: "erased", epoch: "zero" });
  assert.deepEqual(seqs(memory), [1, 2]);
  assert.equal(nextRequest(memory), undefined);
});

Deno.test("reducer puts older messages before the run when they touch it", () => {
  const start = [online, page([4, 5], { more: true }), OLDER_ASKED] as const;
  const asked = { before: 4, epoch: "one" };
  const older = after(...start, page([2, 3], { asked, more: true, rev: 5 }));
  assert.deepEqual(seqs(older), [2, 3, 4, 5]);
  assert.deepEqual([older.shown.hasOlder, older.shown.loadingOlder], [true, false]);
  assert.equal(nextRequest(older), undefined);
  const apart = after(...start, page([1, 2], { asked, more: true }));
  assert.deepEqual(seqs(apart), [4, 5]);
  assert.deepEqual([apart.shown.hasOlder, apart.shown.loadingOlder], [false, false]);
});

Deno.test("reducer asks what changed between the run and older messages of another time", () => {
  const asked = { before: 4, epoch: "one" };
  for (const [rev, from] of [[4, 4], [7, 5]] as const) {
    const memory = after(online, page([4, 5], { more: true }), page([2, 3], { asked, rev }));
    assert.deepEqual(seqs(memory), [2, 3, 4, 5]);
    assert.deepEqual(nextRequest(memory), { afterRev: from, epoch: "one" });
  }
});

Deno.test("reducer ignores older messages of a run that is gone", () => {
  const start = after(online, page([4, 5], { more: true }), OLDER_ASKED);
  assert.deepEqual(seqs(reduce(start, page([1], { asked: { before: 2, epoch: "one" } }))), [4, 5]);
  const otherLog = page([3], { asked: { before: 4, epoch: "zero" }, reload: true });
  assert.deepEqual(seqs(reduce(start, otherLog)), [4, 5]);
  assert.equal(reduce(start, otherLog).shown.loadingOlder, true);
});

Deno.test("reducer asks for the page when the log of older messages is another", () => {
  const asked = { before: 4, epoch: "one" };
  const memory = after(online, page([4], { more: true }), OLDER_ASKED, {
    ...page([1, 2], { asked, epoch: "two", reload: true }),
  });
  assert.deepEqual(nextRequest(memory), {});
  assert.equal(memory.shown.loadingOlder, false);
});

Deno.test("reducer takes a newest page as the new run", () => {
  const memory = after(online, page([1, 2], { more: true }), page([7, 8], { more: true }));
  assert.deepEqual(seqs(memory), [7, 8]);
  assert.deepEqual(seqs(after(online, page([1, 2, 3]), page([1, 2]))), [1, 2]);
});

Deno.test("reducer begins after what a server has forgotten", () => {
  const memory = after(online, page([], { lastSeq: 7, rev: 9 }), changed(8, 10));
  assert.deepEqual(seqs(memory), [8]);
  assert.equal(nextRequest(memory), undefined);
});

Deno.test("reducer takes back the wish for older messages when the link is lost", () => {
  const memory = after(online, page([4], { more: true }), OLDER_ASKED, waiting);
  assert.equal(memory.shown.loadingOlder, false);
  assert.equal(memory.shown.hasOlder, true);
});

Deno.test("reducer says nothing that waits in the name of somebody else", () => {
  const draft = { text: "mine" };
  const written = { type: "written", id: "one", draft, at: 1 } as const;
  const become = (isOther?: boolean) =>
    after(written, { type: "link", link: { kind: "connecting", ...isOther && { isOther } } })
      .shown.pending.length;
  assert.deepEqual([become(), become(true)], [1, 0]);
});

Deno.test("reducer knows what pages say beside the messages", () => {
  const terms = { mode: "read-only", holdFirst: false, slowModeSeconds: 0 } as const;
  const held = [{ id: "held", room: ROOM, from: READER, text: "First", at: 1 }];
  const { shown } = after(online, page([1], { terms, held, seen: 1, seenByOther: 1 }));
  assert.deepEqual([shown.terms, shown.held, shown.seen, shown.seenByOther], [terms, held, 1, 1]);
  const later = after(online, page([1], { terms, held }), page([1])).shown;
  assert.deepEqual([later.terms, later.held], [undefined, []]);
});

Deno.test("reducer shows the messages as they are dressed", () => {
  const upper = (log: readonly ChatMessage[]) =>
    log.map((message) => ({ ...message, text: message.text.toUpperCase() }));
  const memory = after(online, page([1]), { type: "equipped", tools: { dress: upper } }, told(2));
  assert.deepEqual(texts(memory), ["TEXT 1", "TEXT 2"]);
  assert.deepEqual(texts(reduce(memory, { type: "equipped", tools: { dress: (log) => log } })), [
    "text 1",
    "text 2",
  ]);
});
