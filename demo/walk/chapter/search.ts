/**
 * Authors find what was said, in rooms and whispers; readers find it in the room they read.
 *
 * @module
 */
import type { SearchPage } from "../../../shared/chat/search.ts";
import type { Person } from "../person.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt } from "../wire.ts";

const ROOM = "default/posts/search";
const SEARCH = `${roomAt(ROOM)}/search`;

/** English and Korean, by parts of words. */
export async function search(visit: Visit): Promise<void> {
  const { narrator } = visit;
  const { person: reader } = await visit.reader();
  const { person: other } = await visit.reader();
  const author = await visit.author();
  const inAll = finder(author, "/app/search");
  const inRoom = finder(other, SEARCH);

  narrator.tell("A reader writes in English and Korean, and whispers.");
  const edited = freshId();
  await reader.send(`${roomAt(ROOM)}/say`, { id: freshId(), text: "Reconnecting is Automatic." });
  await reader.send(`${roomAt(ROOM)}/say`, {
    id: freshId(),
    text: "연결이 끊기면 다시 연결합니다.",
  });
  await reader.send(`${roomAt(ROOM)}/say`, { id: edited, text: "An automat with a typo." });
  await reader.send(`${roomAt(ROOM)}/whisper/say`, {
    id: freshId(),
    text: "Whispered, automatically.",
  });

  narrator.see(
    "the author finds parts of words, whatever their case, the newest first, in whispers too",
    await textsOf(inAll, { q: "AUTOMAT" }),
    [
      "Whispered, automatically.",
      "An automat with a typo.",
      "Reconnecting is Automatic.",
    ],
  );
  narrator.see("or in whispers alone", await textsOf(inAll, { q: "automat", in: "whispers" }), [
    "Whispered, automatically.",
  ]);
  narrator.see("and Korean, by part of a word", await textsOf(inAll, { q: "끊기" }), [
    "연결이 끊기면 다시 연결합니다.",
  ]);
  const [hit] = (await inAll({ q: "끊기" })).hits;
  const mark = hit?.marks[0];
  const marked = hit?.message.text.slice(mark?.start, mark?.end);
  narrator.see("the answer says where in the text it is", marked, "끊기");
  const first = await inAll({ q: "automat", limit: 1 });
  const second = await inAll({ q: "automat", limit: 1, before: first.next });
  narrator.see("page by page", second.hits.map(({ message }) => message.text), [
    "An automat with a typo.",
  ]);
  narrator.see(
    "signs of a query language are text like any other",
    await textsOf(inAll, {
      q: '"auto* OR NOT(',
    }),
    [],
  );

  narrator.tell("Another reader searches the room.");
  narrator.see(
    "they find what is public, and no whisper",
    await textsOf(inRoom, { q: "automat" }),
    [
      "An automat with a typo.",
      "Reconnecting is Automatic.",
    ],
  );
  await reader.send(`${roomAt(ROOM)}/edit`, { id: edited, text: "A machine." });
  narrator.see("what was edited away is found no more", await textsOf(inRoom, { q: "typo" }), []);
  const { person: curious } = await visit.reader();
  void curious.send("/app/search", { q: "automat" });
  narrator.see("searching everything is for authors", await curious.closed(), 1008);
}

/** Asks, and waits for the answer. */
function finder(person: Person, destination: string) {
  const pages = person.follow<SearchPage>("/user/queue/search");
  return async (request: object): Promise<SearchPage> => {
    const mailbox = await pages;
    await person.send(destination, request);
    return await mailbox.next();
  };
}

async function textsOf(find: ReturnType<typeof finder>, request: object): Promise<string[]> {
  return (await find(request)).hits.map(({ message }) => message.text);
}
