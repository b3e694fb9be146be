/**
 * The widget's talk over a real server: what its conversations know is what the server has, whoever
 * changes what, and across a lost connection.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { commandOf, joinOf, whisperOf } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import type { Conversation, ConversationState, Talk } from "../../widget/state/model.ts";
import { openTalk } from "../../widget/state/talk.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { pageLink } from "../helper/page_link.ts";

const room = roomId("/posts/a");
const JOIN = joinOf(room);

/** A page with the widget, and the author. */
interface Story {
  readonly site: ChatSite;
  readonly talk: Talk;
  readonly author: SiteClient;
  /** The network of the page goes, and comes back. */
  readonly network: (there: boolean) => void;
}

/** Resolves when a conversation has become so. */
function until(
  conversation: Conversation,
  isSo: (state: ConversationState) => boolean,
): Promise<ConversationState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo(conversation.state)) return false;
      resolve(conversation.state);
      return true;
    };
    if (look()) return;
    const stop = conversation.subscribe(() => look() && stop());
  });
}

async function withStory(tell: (story: Story) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const passcode = await site.readerToken();
  const author = await site.connect({ cookie: await site.signIn() });
  const page = new EventTarget();
  const link = pageLink(site.origin, passcode, Math.random, page);
  const talk = openTalk({
    ...{ room, link, clock: systemClock, random },
    loadAttending: () => import("../../widget/state/attendant.ts"),
  });
  try {
    const network = (there: boolean) =>
      void page.dispatchEvent(new Event(there ? "online" : "offline"));
    await tell({ site, talk, author, network });
  } finally {
    talk.close();
    await author.leave();
    await site.stop();
  }
}

/** The author says something in the room. @returns its id */
async function say({ author }: Story, text: string, more = {}): Promise<string> {
  const id = newId(random);
  equal(await author.send(commandOf(JOIN, "say"), { id, text, ...more }), undefined);
  return id;
}

/** The conversation has all the changes the server has; what it knows is what the server says. */
async function assertSame(conversation: Conversation, { author }: Story, place = JOIN) {
  const page = await author.ask<RoomPage>(place);
  const state = await until(conversation, ({ rev }) => rev === page.rev);
  deepEqual(state.messages, page.messages);
  deepEqual([state.epoch, state.questions], [page.epoch, page.questions]);
}

Deno.test("widget sees what others change, as it happens and after it was away", () =>
  withStory(async (story) => {
    const { talk: { room: conversation }, author, network } = story;
    await until(conversation, ({ loaded }) => loaded);
    const first = await say(story, "first");
    await say(story, "quotes it", { quote: first });
    await author.send(commandOf(JOIN, "edit"), { id: first, text: "edited" });
    await assertSame(conversation, story);
    equal(conversation.state.messages[1]?.quote?.text, "edited");

    network(false);
    await until(conversation, ({ link }) => link.kind === "offline");
    await say(story, "meanwhile");
    await author.send(commandOf(JOIN, "react"), { id: first, emoji: "👍", on: true });
    await author.send(commandOf(JOIN, "question"), { id: first, state: "open" });
    network(true);
    await until(conversation, ({ link }) => link.kind === "online");
    await assertSame(conversation, story);

    await author.send(commandOf(JOIN, "delete"), { id: first });
    await assertSame(conversation, story);
    deepEqual(conversation.state.messages[1]?.quote?.text, "");
  }));

Deno.test("widget's own changes are done, also those that were made without a link", () =>
  withStory(async (story) => {
    const { talk: { room: conversation }, network } = story;
    conversation.say({ text: "mine" });
    const [{ id } = { id: "" }] = (await until(conversation, (state) =>
      state.pending.length === 0 && state.messages.length === 1)).messages;
    conversation.change(id, { kind: "edit", text: "better" });
    await until(conversation, ({ messages }) =>
      messages[0]?.text === "better");
    network(false);
    conversation.change(id, { kind: "react", emoji: "🎉", on: true });
    await until(conversation, ({ messages }) =>
      messages[0]?.reactions !== undefined);
    network(true);
    await until(conversation, ({ rev }) =>
      rev === 3);
    await assertSame(conversation, story);

    conversation.change(id, { kind: "react", emoji: "not an emoji", on: true });
    const { refused } = await until(conversation, (state) => state.refused.length > 0);
    deepEqual(refused.map(({ failure }) => failure.code), ["invalid-body"]);
    await assertSame(conversation, story);
  }));

Deno.test("widget whispers, hears the answer, counts what is unread and says what was seen", () =>
  withStory(async (story) => {
    const { talk, author } = story;
    const { room: open, whisper } = talk;
    whisper.say({ text: "in private" });
    const state = await until(whisper, ({ messages }) => messages.length === 1);
    const theirs = whisperOf(room, state.you?.id ?? "");
    await author.send(commandOf(theirs, "say"), { id: newId(random), text: "an answer" });
    await until(whisper, ({ messages }) => messages.length === 2);
    await assertSame(whisper, story, theirs);
    await until(open, ({ unread }) => unread.whisper === 1);
    whisper.see(2);
    await until(open, ({ unread }) => unread.whisper === 0);
    equal((await until(whisper, ({ seen }) => seen === 2)).seen, 2);
    await author.send(commandOf(theirs, "seen"), { seq: 2 });
    await until(whisper, ({ seenByOther }) => seenByOther === 2);
    await author.send(commandOf(theirs, "typing"), {});
    await until(whisper, ({ typing }) => typing.length === 1);
    deepEqual(open.state.messages, []);
  }));

Deno.test("widget knows who is there and who writes in the room", () =>
  withStory(async (story) => {
    const { talk: { room: conversation }, author } = story;
    const { presence } = await until(conversation, (state) => state.presence !== undefined);
    equal(presence?.author.state, "here");
    conversation.type();
    await author.send(commandOf(JOIN, "typing"), {});
    const { typing } = await until(conversation, (state) => state.typing.length > 0);
    deepEqual(typing.map(({ kind }) => kind), ["author"]);
    await say(story, "done");
    await until(conversation, (state) => state.typing.length === 0);
  }));
