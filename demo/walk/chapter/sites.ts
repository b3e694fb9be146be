/**
 * One server, several blogs: each with its pages, its settings and its readers.
 *
 * @module
 */
import type { ReaderGrant, RoomList, RoomPage } from "../../../shared/chat/event.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import { NotConnected } from "../person.ts";
import type { Visit } from "../visit.ts";
import { freshId, roomAt } from "../wire.ts";

/** One blog stands in a file, from the first start on; the other is made here. */
const GARDEN = "https://garden.example";
const WORKSHOP = "https://workshop.example";

/** What stands in `SITES_FILE`. */
export const SITES_FILE = {
  sites: [{ id: "garden", title: "The garden", origins: [GARDEN], language: "en" }],
};

/** Two blogs side by side. */
export async function sites(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("The garden's pages ask what they are; its settings stand in a file (SITES_FILE).");
  const garden = await visit.call<{ id: string; title: string }>("/api/site", {
    headers: { origin: GARDEN },
  });
  narrator.see("they get its title", [garden.body.id, garden.body.title], ["garden", "The garden"]);
  const change = (id: string, body: unknown) =>
    visit.callAsAuthor<Refusal>(`/api/sites/${id}`, { method: "PUT", body });
  const inFile = await change("garden", { title: "Mine" });
  narrator.see("what stands in a file is not changed elsewhere", inFile.body.code, "forbidden");

  narrator.tell("The author makes another site while the server runs.");
  const early = await visit.call<Refusal>("/api/reader", {
    method: "POST",
    headers: { origin: WORKSHOP },
  });
  narrator.see("before, its pages are refused", [early.status, early.body.code], [
    403,
    "forbidden",
  ]);
  const made = await change("workshop", { title: "The workshop", origins: [WORKSHOP] });
  narrator.see("then they are known at once", made.status, 200);
  const taken = await change("attic", { title: "The attic", origins: [GARDEN] });
  narrator.see("no two sites share an origin", taken.body.code, "invalid-body");
  const nonsense = await change("attic", { title: "The attic", hours: { timeZone: "Nowhere" } });
  narrator.see("and settings that make no sense are refused", nonsense.body.code, "invalid-body");

  await keepApart(visit);
}

async function keepApart(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("Readers come to the page of the same name in both.");
  const [inGarden, inWorkshop] = [await come(visit, GARDEN), await come(visit, WORKSHOP)];
  narrator.see("each gets a token of their site", [inGarden.site, inWorkshop.site], [
    "garden",
    "workshop",
  ]);
  const gardener = await visit.connect({ passcode: inGarden.token, page: GARDEN });
  const maker = await visit.connect({ passcode: inWorkshop.token, page: WORKSHOP });
  const at = (site: string) => roomAt(`${site}/posts/hello`);
  await gardener.send(`${at("garden")}/say`, { id: freshId(), text: "Hello, flowers!" });
  await maker.send(`${at("workshop")}/say`, { id: freshId(), text: "Hello, tools!" });
  const textsIn = async (person: typeof maker, site: string) =>
    (await person.ask<RoomPage>(at(site))).messages.map(({ text }) => text);
  narrator.see("their conversations never mix", [
    await textsIn(gardener, "garden"),
    await textsIn(maker, "workshop"),
  ], [["Hello, flowers!"], ["Hello, tools!"]]);
  const { rooms } = await (await visit.author()).ask<RoomList>("/app/rooms");
  const theirs = rooms.map(({ room }) => room).filter((room) => room.endsWith("/posts/hello"));
  narrator.see("the author has both in one list", theirs.toSorted(), [
    "garden/posts/hello",
    "workshop/posts/hello",
  ]);

  const elsewhere = await visit.connect({ passcode: inGarden.token, page: WORKSHOP }).catch(
    (error) => error,
  );
  narrator.see("a token counts on the pages of its own site", [
    elsewhere instanceof NotConnected,
    elsewhere.refusal?.code,
  ], [true, "token-invalid"]);
  void gardener.ask(at("workshop")).catch(() => {});
  narrator.see("and opens no room of another", await gardener.closed(), 1008);

  narrator.tell("The workshop moves away from its address.");
  const { status } = await visit.callAsAuthor("/api/sites/workshop", {
    method: "PUT",
    body: { title: "The workshop", origins: ["https://new.workshop.example"] },
  });
  narrator.see("that counts at once", status, 200);
  narrator.see("the connections of its old pages are closed", await maker.closed(), 1008);
}

/** Somebody opens a page of a blog. */
async function come(visit: Visit, page: string): Promise<ReaderGrant> {
  const { body } = await visit.call<ReaderGrant>("/api/reader", {
    method: "POST",
    headers: { origin: page },
  });
  return body;
}
