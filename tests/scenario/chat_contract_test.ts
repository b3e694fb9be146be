import { deepEqual, equal, ok } from "node:assert/strict";
import { chatControllers } from "../../server/chat/controller/controllers.ts";
import { ACCESS } from "../../server/chat/rules.ts";
import { createDispatcher } from "../../server/messaging/routing/dispatcher.ts";
import { CLOSE, REFUSAL } from "../../shared/code.ts";
import { encodeFrame } from "../../shared/stomp/encoder.ts";
import { testChat } from "../helper/chat.ts";
import { chatServer } from "../helper/chat_server.ts";
import { tableBelow } from "../helper/contract_table.ts";

const HTTP = new URL("../../server/http/", import.meta.url);
const contract = await Deno.readTextFile(new URL("../../shared/README.md", import.meta.url));

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.join(" ")).sort();

Deno.test("contract names who may do what, as the rules do", () => {
  const told = tableBelow("Destinations").map((
    [command, destination, who],
  ) => [command, destination, who]);
  const ruled = ACCESS.map((
    { command, destination, roles },
  ) => [command, destination, roles.join(", ")]);
  deepEqual(sorted(told), sorted(ruled));
});

Deno.test("contract names every handler, and nothing below /app without one", () => {
  const { routeTable } = createDispatcher({ controllers: chatControllers(testChat()) });
  const handled = routeTable.toString().split("\n").map((line) => {
    const [command, path] = line.split(/\s+/);
    return [command, `/app${path}`];
  });
  const told = tableBelow("Destinations").filter(([, destination]) =>
    destination?.startsWith("/app/")
  ).map(([command, destination]) => [command, destination]);
  deepEqual(sorted(told), sorted(handled));
});

/** A route, as it stands in the source: its method and its path. */
const ROUTE = /\.(get|post|put|patch|delete)\(\s*"(\/api\/[^"]*)"/g;

Deno.test("contract names every call of the API", async () => {
  const routes: string[][] = [];
  for (const file of routeFiles(HTTP)) {
    const source = await Deno.readTextFile(file);
    for (const [, method = "", path = ""] of source.matchAll(ROUTE)) {
      routes.push([method.toUpperCase(), path.replace(/:(\w+)/g, "{$1}")]);
    }
  }
  ok(routes.length > 40);
  const told = tableBelow("HTTP").map(([call = ""]) => [call]).filter(([call = ""]) =>
    call.includes(" /api/")
  );
  deepEqual(sorted(told), sorted(routes));
});

Deno.test("contract names every code and what a client does next", () => {
  deepEqual(
    sorted(tableBelow("Refusals").map(([code, next]) => [code, next])),
    sorted(Object.entries(REFUSAL)),
  );
  deepEqual(
    sorted(tableBelow("Close codes").map(([code, next]) => [code, next])),
    sorted(Object.values(CLOSE).map(({ code, next }) => [code, next])),
  );
  const refusals = [...tableBelow("Destinations"), ...tableBelow("HTTP")].flatMap((row) =>
    (row.at(-1) ?? "").split(", ").filter((code) => code !== "")
  );
  for (const code of refusals) equal(Object.hasOwn(REFUSAL, code), true, code);
});

/** The files of routes in a folder, and in those below it. */
function routeFiles(folder: URL): readonly URL[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    if (isDirectory) return routeFiles(new URL(`${name}/`, folder));
    return name.endsWith("_routes.ts") ? [new URL(name, folder)] : [];
  });
}

/** The lines of one side in the contract's dialogue, as frames without what differs each time. */
function dialogueOf(side: ">" | "<"): readonly string[] {
  const blocks = Array.from(contract.matchAll(/```text\n(.*?)```/gs), ([, block = ""]) => block);
  const frames: string[] = [];
  let frame: string[] = [];
  for (const line of blocks.join("").split("\n")) {
    if (!line.startsWith(side)) continue;
    frame.push(line.slice(1).replace(/^ /, ""));
    if (!line.endsWith("^@")) continue;
    frames.push(frame.join("\n").replace(/\^@$/, "\0"));
    frame = [];
  }
  return frames;
}

/** Takes out what is another each time: names of sessions and readers, epochs, times. */
function steady(frame: string): string {
  return frame.replace(/^(session|message-id|user-name):.*$/gm, "$1:…")
    .replace(/"epoch":"[^"]+"/g, '"epoch":"…"')
    .replace(/"kind":"reader","id":"[^"]+"/g, '"kind":"reader","id":"…"')
    .replace(/"at":\d+/g, '"at":0');
}

Deno.test("contract's dialogue is what client and server really say", async () => {
  const server = await chatServer();
  try {
    const { token } = server.chat.readerTokens.issue();
    const peer = server.open();
    const said: string[] = [];
    for (const frame of dialogueOf(">")) {
      peer.send(frame.replace(/^passcode:.*$/m, `passcode:${token}`));
      for (const answer of await peer.rest()) said.push(String(encodeFrame(answer, "1.2")));
    }
    equal(said.length, 5);
    deepEqual(said.map(steady), dialogueOf("<").map(steady));
  } finally {
    server.close();
  }
});
