import { deepEqual, equal } from "node:assert/strict";
import { ACCESS } from "../../server/chat/rules.ts";
import { printEndpoints } from "../../server/routes.ts";

/** The rows of an endpoint, each with its columns. */
function rowsOf(path: string): readonly (readonly string[])[] {
  const table = printEndpoints().split("\n\n").find((text) => text.startsWith(`${path}\n`)) ?? "";
  return table.split("\n").slice(1).map((row) => row.trim().split(/ {2,}/));
}

Deno.test("routes prints every destination of the chat that has a handler", () => {
  const printed = rowsOf("/stomp").map(([command, destination]) => `${command} ${destination}`);
  const handled = ACCESS.filter(({ destination }) => destination.startsWith("/app/"))
    .map(({ command, destination }) => `${command} ${destination}`);
  deepEqual(printed.toSorted(), handled.toSorted());
});

Deno.test("routes says who handles a destination, where the answer goes, and whether the body is checked", () => {
  const rows = new Map(rowsOf("/stomp").map((row) => [row.slice(0, 2).join(" "), row.slice(2)]));
  deepEqual(rows.get("SUBSCRIBE /app/rooms"), [
    "InboxController.rooms",
    "the subscriber",
    "no body",
  ]);
  deepEqual(rows.get("SEND /app/rooms/{room}/history"), [
    "RoomController.history",
    "/user/queue/history (this session)",
    "checked body",
  ]);
  deepEqual(rowsOf("/gs-guide-websocket"), [
    ["SEND", "/app/hello", "GreetingController.greet", "/topic/greetings", "checked body"],
  ]);
  equal(printEndpoints().split("\n\n").length, 2);
});
