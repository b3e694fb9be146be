/**
 * A server that tells everybody that every room has seven messages, as a program: whoever checks what
 * the server says must find out.
 *
 * @module
 */
import { Conversation } from "../../server/chat/conversation.ts";
import { compose } from "../../server/compose.ts";
import { readConfig } from "../../server/config.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { welcome } from "../../server/welcome.ts";
import { random } from "./chat.ts";
import { memoryLog } from "./memory_log.ts";

if (import.meta.main) {
  const { history } = Conversation.prototype;
  Conversation.prototype.history = async function (...asked) {
    return { ...await history.apply(this, asked), lastSeq: 7 };
  };
  const config = readConfig((name) => Deno.env.get(name));
  const talk = await compose(config, { log: memoryLog().log, clock: systemClock, random });
  Deno.serve({ hostname: config.host, port: config.port, onListen: () => {} }, talk.handle);
  const text = welcome({ ...config, setUpLink: talk.setUpLink });
  await Deno.stdout.write(new TextEncoder().encode(text));
}
