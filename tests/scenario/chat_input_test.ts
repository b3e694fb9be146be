/**
 * Bad input in every field of every command is answered with a typed refusal, and nothing is stored or
 * told.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  type ConversationCommand,
  joinOf,
  ownWhisperOf,
  sayOf,
  topicOf,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const room = roomId("/posts/a");

/** A body that is taken, of the message with this id, and what may be text in it. */
function bodyOf(command: ConversationCommand, id: string): Readonly<Record<string, unknown>> {
  const fresh = newId(random);
  switch (command) {
    case "say":
      return { id: fresh, text: "more", question: true, sentence: { text: "It.", fragment: "a" } };
    case "history":
      return { afterRev: 0, limit: 1 };
    case "edit":
      return { id, text: "edited" };
    case "delete":
      return { id };
    case "react":
      return { id, emoji: "👍", on: true };
    case "question":
      return { id, state: "open" };
    case "consent":
      return { id, allow: true };
    case "publish":
      return { id, as: fresh };
  }
}

/** Values no field takes. As JSON, since not all of them can be written otherwise. */
const WRONG: readonly string[] = [
  "null",
  "-1",
  "1e999",
  "[]",
  "{}",
  '{"toString":"x"}',
  '"a\\u0000b"',
  '"a\\u001bb"',
  '"\\ud800"',
  '"\\u202e"',
  '"\\u2066\\u2069"',
  '"__proto__"',
  `"${"x".repeat(5_000)}"`,
  '""',
];

/** Where a value of {@linkcode WRONG} is right: `__proto__` is a text as any other. */
function isFine(field: string, value: string): boolean {
  return field === "text" && value === '"__proto__"';
}

const PLACES:
  readonly (readonly [name: "room" | "own" | "theirs", commands: ConversationCommand[]])[] = [
    ["room", ["say", "history", "edit", "delete", "react", "question"]],
    ["own", ["say", "history", "edit", "delete", "react", "question", "consent"]],
    ["theirs", ["say", "history", "edit", "delete", "react", "question", "publish"]],
  ];

for (const [name, commands] of PLACES) {
  Deno.test(`every command to ${name} with any bad field is refused, and neither stored nor told`, async () => {
    using folder = dataDir();
    const site = await chatSite(folder.path);
    const passcode = await site.readerToken();
    const witness = await site.connect({ passcode });
    const { you } = await witness.ask<RoomPage>(ownWhisperOf(room));
    const id = newId(random);
    for (const say of [sayOf(room), commandOf(ownWhisperOf(room), "say")]) {
      await witness.send(say, { id, text: "there" });
    }
    const told: unknown[] = [];
    await witness.follow(topicOf(room), (event) => told.push(event));
    await witness.follow(WHISPERS, (event) => told.push(event));
    const at = { room: joinOf(room), own: ownWhisperOf(room), theirs: whisperOf(room, you.id) };
    const who = name === "theirs" ? { cookie: await site.signIn() } : { passcode };
    for (const command of commands) {
      for (const bodies of badBodies(bodyOf(command, id)).reduce(byForty, [] as string[][])) {
        const client = await site.connect(who);
        for (const body of bodies) {
          const refusal = await client.send(commandOf(at[name], command), body);
          equal(refusal?.code, "invalid-body", `${command}: ${body.slice(0, 200)}`);
        }
        await client.leave();
      }
    }
    for (const join of [joinOf(room), ownWhisperOf(room)]) {
      const page = await witness.ask<RoomPage>(join);
      deepEqual([page.rev, page.messages.map(({ text }) => text)], [1, ["there"]]);
    }
    deepEqual(told, []);
    deepEqual(site.log.filter((line) => line.includes("error")), []);
    await witness.leave();
    await site.stop();
  });
}

/** The body, with each field in turn missing or wrong; and what is no body at all. */
function badBodies(good: Readonly<Record<string, unknown>>): readonly string[] {
  const optional = ["question", "sentence", "afterRev", "limit"];
  const text = JSON.stringify(good);
  const bodies = ["", "{", "null", '"x"', "7"];
  // Where nothing is needed, these ask for nothing.
  const empty = ["{}", "[]", `[${text}]`, `{"__proto__":${text}}`, `{"constructor":${text}}`];
  if (!Object.keys(good).every((field) => optional.includes(field))) bodies.push(...empty);
  for (const field of Object.keys(good)) {
    const { [field]: value, ...rest } = good;
    if (!optional.includes(field)) bodies.push(JSON.stringify(rest));
    for (const wrong of WRONG) {
      if (isFine(field, wrong)) continue;
      bodies.push(withField(good, field, wrong));
      if (typeof value !== "object" || value === null) continue;
      for (const inner of Object.keys(value)) {
        if (isFine(inner, wrong) || (inner === "fragment" && isFragment(wrong))) continue;
        bodies.push(withField(good, field, withField(value, inner, wrong)));
      }
    }
  }
  return bodies;
}

/** A fragment may be empty, or any text an address can hold. */
function isFragment(value: string): boolean {
  return value === '""' || value === '"__proto__"';
}

function withField(body: object, field: string, json: string): string {
  const fields = Object.entries(body).map(([name, value]) =>
    `${JSON.stringify(name)}:${name === field ? json : JSON.stringify(value)}`
  );
  return `{${fields.join(",")}}`;
}

/** Groups that stay within the burst of one session. */
function byForty(groups: string[][], body: string): string[][] {
  const last = groups.at(-1);
  if (last === undefined || last.length === 40) groups.push([body]);
  else last.push(body);
  return groups;
}
