/**
 * `deno task routes`: prints what clients can ask for, a table for each STOMP endpoint: the frame, its
 * destination, who handles it, where what that returns goes, and whether a schema checks the body.
 *
 * @module
 */
import { createGreetingServer, GREETING_PATH } from "../demo/greeting/greeting_server.ts";
import { STOMP_PATH } from "../shared/chat/destination.ts";
import type { RandomBytes } from "../shared/chat/id.ts";
import { type Chat, createChat } from "./chat/chat.ts";
import { chatControllers } from "./chat/controller/controllers.ts";
import { newKeyring } from "./chat/token/keyring.ts";
import { Sites } from "./chat/site/sites.ts";
import { printRoutes, StompServer, systemClock } from "./messaging/mod.ts";
import { writeToStandardOutput } from "./ops/log.ts";
import { MemoryStore } from "./storage/memory/memory_store.ts";

/** The tables, each below the path of its endpoint. */
export function printEndpoints(): string {
  const chat = new StompServer({ controllers: chatControllers(idleChat()) });
  const endpoints = [[STOMP_PATH, chat], [GREETING_PATH, createGreetingServer()]] as const;
  return endpoints.map(([path, { routes }]) => `${path}\n${indented(printRoutes(routes))}`)
    .join("\n\n");
}

/** Handlers are looked at, not run: nobody speaks here. */
function idleChat(): Chat {
  const random: RandomBytes = (bytes) => bytes;
  const store = new MemoryStore({ random });
  return createChat({
    store,
    keyring: newKeyring(random),
    clock: systemClock,
    random,
    sites: new Sites({ store, ownOrigins: [], allowedOrigins: [] }),
    publicUrl: "http://localhost",
    report: () => {},
  });
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}

if (import.meta.main) writeToStandardOutput(printEndpoints());
