/**
 * Bad input in every field of every destination is answered with a typed refusal to its sender alone,
 * and nothing is stored or told.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { chatControllers } from "../../server/chat/controller/controllers.ts";
import { ACCESS, type AccessRow } from "../../server/chat/rules.ts";
import { createDispatcher } from "../../server/messaging/routing/dispatcher.ts";
import { commandOf, ERRORS, joinOf, ownWhisperOf, PAGES } from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { isPresenceEvent } from "../../shared/chat/presence.ts";
import { badBodies, pathsOf } from "../helper/bad_body.ts";
import { bodyCaseOf, type Things } from "../helper/body_case.ts";
import { random, testChat } from "../helper/chat.ts";
import { type ChatSite, chatSite, type ConnectOptions } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { databaseRows } from "../helper/database_rows.ts";
import { filledDestination } from "../helper/filled_destination.ts";
import { type BodyField, bodyFields } from "../helper/schema_field.ts";

const room = roomId("/posts/a");
const { routeTable } = createDispatcher({ controllers: chatControllers(testChat()) });
const ROLES = ["reader", "author"] as const;
type Speaker = typeof ROLES[number];
const SENDS = ACCESS.filter(({ command }) => command === "SEND");
/** Requests of one session that are never too fast. */
const WITHIN_BURST = 40;
/** The fields a destination knows. */
function fieldsOf({ destination }: AccessRow): readonly BodyField[] {
  const body = routeTable.find("message", destination.replace("/app", ""))?.mapping.body;
  ok(body !== undefined, `SEND ${destination} takes any body`);
  return bodyFields(body);
}

function caseOf({ destination }: AccessRow) {
  const found = bodyCaseOf(destination);
  ok(found !== undefined, `SEND ${destination} has no bodies in tests/helper/body_case.ts`);
  return found;
}

Deno.test("every destination that is sent to has bodies to be tried with, and they know its every field", () => {
  for (const row of SENDS) {
    const known = fieldsOf(row).map(({ path }) => path);
    const things = { id: "x", reader: "y", origin: "http://localhost" };
    const bodies = ROLES.flatMap((role) => caseOf(row).bodies({ ...things, role }));
    const tried = new Set(bodies.flatMap((body) => pathsOf(body)));
    deepEqual([...tried].sort(), known.toSorted(), `SEND ${row.destination}`);
  }
});

/** Who can be somebody on a site, and what there is to be named. */
interface Story extends Readonly<Record<Speaker, ConnectOptions>> {
  readonly things: Omit<Things, "role">;
}

/** A site with a message of a reader's in the room and in their whisper, under one id. */
async function prepare(folder: string): Promise<Story> {
  const site = await chatSite(folder);
  const reader = { passcode: await site.readerToken() };
  const author = { cookie: await site.signIn() };
  const id = newId(random);
  const client = await site.connect(reader);
  for (const at of [joinOf(room), ownWhisperOf(room)]) {
    equal(await client.send(commandOf(at, "say"), { id, text: "there" }), undefined);
  }
  const { you } = await client.ask<RoomPage>(joinOf(room));
  await client.leave();
  await site.stop();
  return { reader, author, things: { id, reader: you.id, origin: site.origin } };
}

/** A destination of the table, for the room and the reader of a story. */
function filled(destination: string, { reader }: Story["things"]): string {
  return filledDestination(destination, { room, reader });
}

/** Follows everything that a role may hear, from now on. */
async function listen(site: ChatSite, role: Speaker, { things, ...credentials }: Story) {
  const client = await site.connect(credentials[role]);
  const heard: string[] = [];
  for (const { command, destination, roles } of ACCESS) {
    if (command !== "SUBSCRIBE" || !roles.includes(role) || destination === ERRORS) continue;
    if (destination.startsWith("/app/")) continue;
    const name = filled(destination, things);
    await client.follow(name, (body) => {
      // Who comes and goes makes a difference, whatever they send, and so does from which page.
      if (!isPresenceEvent(body) && name !== PAGES) heard.push(`${name}: ${JSON.stringify(body)}`);
    });
  }
  return { client, heard };
}

/** Sends bodies, over as many sessions as it takes to be never too fast. */
async function sendAll(
  site: ChatSite,
  options: ConnectOptions,
  sends: readonly (readonly [destination: string, body: string])[],
  answered: (what: string, code: string | undefined) => void,
): Promise<void> {
  for (let n = 0; n < sends.length; n += WITHIN_BURST) {
    const client = await site.connect(options);
    await Promise.all(
      sends.slice(n, n + WITHIN_BURST).map(async ([destination, body]) => {
        const refusal = await client.send(destination, body);
        answered(`${destination}: ${body.slice(0, 300)}`, refusal?.code);
      }),
    );
    await client.leave();
  }
}

for (const role of ROLES) {
  Deno.test(`whatever ${role}s send with any bad field is refused to them alone, and neither stored nor told`, async () => {
    using folder = dataDir();
    const story = await prepare(folder.path);
    const { things } = story;
    const before = await databaseRows(folder.file);
    const site = await chatSite(folder.path);
    const witnesses = [
      await listen(site, "reader", story),
      await listen(site, "reader", { ...story, reader: { passcode: await site.readerToken() } }),
      await listen(site, "author", story),
    ];
    const sends = SENDS.filter(({ roles }) => roles.includes(role)).flatMap((row) => {
      const { bodies, fine } = caseOf(row);
      const fields = fieldsOf(row);
      return bodies({ ...things, role }).flatMap((body) => badBodies(body, fields, fine)).map((
        body,
      ) => [filled(row.destination, things), body] as const);
    });
    const taken: string[] = [];
    await sendAll(site, story[role], sends, (what, code) => {
      if (code !== "invalid-body") taken.push(`${code ?? "taken"} ${what}`);
    });
    equal(taken.length, 0, `\n${taken.join("\n")}`);
    for (const { client, heard } of witnesses) {
      await client.ask(joinOf(room));
      deepEqual([heard, client.refusals], [[], []]);
      await client.leave();
    }
    deepEqual(site.log.filter((line) => line.includes("error")), []);
    await site.stop();
    deepEqual(await databaseRows(folder.file), before);
  });
}

Deno.test("the bodies bad input is made from are no bad input themselves", async () => {
  using folder = dataDir();
  const story = await prepare(folder.path);
  const { things } = story;
  const site = await chatSite(folder.path);
  for (const role of ROLES) {
    const sends = SENDS.filter(({ roles }) => roles.includes(role)).flatMap((row) =>
      caseOf(row).bodies({ ...things, role }).map((body) =>
        [filled(row.destination, things), JSON.stringify(body)] as const
      )
    );
    await sendAll(site, story[role], sends, (what, code) => {
      equal(code === "invalid-body", false, what);
    });
  }
  await site.stop();
});
