import { deepEqual } from "node:assert/strict";
import { compose } from "../../../server/compose.ts";
import { systemClock } from "../../../server/messaging/mod.ts";
import { readConfig } from "../../../server/setting/config.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { random } from "../../helper/chat.ts";
import { filledPath, HTTP_ROWS } from "../../helper/http_row.ts";
import { memoryLog } from "../../helper/memory_log.ts";

const OWN = "http://localhost:8080";
const INFO = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 4711 } } as const;

Deno.test("every call of the contract's API finds a route", async () => {
  const config = readConfig((name) => name === "STORE" ? "memory" : undefined);
  const talk = await compose(config, { log: memoryLog().log, clock: systemClock, random });
  const lost: string[] = [];
  for (const row of HTTP_ROWS) {
    const { method } = row;
    const path = filledPath(row, { room: roomId("/a"), reader: "r" });
    const request = new Request(OWN + path, { method, headers: { origin: OWN } });
    const answer = await (await talk.handle(request, INFO)).text();
    if (answer.includes("There is nothing at")) lost.push(`${method} ${path}`);
  }
  await talk.close();
  deepEqual(lost, []);
});
