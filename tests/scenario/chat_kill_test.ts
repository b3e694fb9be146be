/**
 * The server is killed under those who write and those who read, again and again, and nothing that
 * was acknowledged is lost, doubled or moved for anybody.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { sayOf } from "../../shared/chat/destination.ts";
import type { ReaderGrant } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { random } from "../helper/chat.ts";
import { dataDir } from "../helper/data_dir.ts";
import { Follower } from "../helper/follower.ts";
import { Oracle, textOf } from "../helper/oracle.ts";
import { connectTo, type SiteClient } from "../helper/site_client.ts";
import { sized } from "../helper/size.ts";
import { freePort } from "../helper/started.ts";
import { wholeLog } from "../helper/whole_log.ts";

const KILLS = sized(100);
const PUBLISHERS = 20;
const FOLLOWERS = 50;
const room = roomId("/posts/a");
const PROGRAM = fileURLToPath(new URL("../helper/talk_program.ts", import.meta.url));

/** Starts the server. Resolves once it answers. */
async function start(port: string, folder: string): Promise<Deno.ChildProcess> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", PROGRAM, port, folder],
    stdin: "null",
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  const { done } = await reader.read();
  if (done) throw new Error("The server ended before it was ready");
  await reader.cancel();
  return child;
}

/** Sends one message after the other; what was not acknowledged is sent again by the next session. */
class Publisher {
  readonly #index: number;
  readonly #oracle: Oracle;
  #n = 0;
  #say: { readonly id: string; readonly text: string };

  constructor(index: number, oracle: Oracle) {
    this.#index = index;
    this.#oracle = oracle;
    this.#say = this.#next();
  }

  /** Publishes until the connection is gone, or so many are acknowledged. */
  async publish(client: SiteClient, count: number): Promise<void> {
    for (let sent = 0; sent < count && client.stomp.connected; sent++) {
      const answer = await Promise.race([
        client.send(sayOf(room), this.#say),
        client.closed.then(() => "closed"),
      ]);
      if (answer === "closed") return;
      equal(answer, undefined);
      this.#oracle.acknowledge(this.#say);
      this.#say = this.#next();
    }
  }

  #next() {
    return { id: newId(random), text: textOf(this.#index, this.#n++) };
  }
}

Deno.test("a server that is killed again and again loses, doubles and moves nothing for anybody", async () => {
  using folder = dataDir();
  const port = freePort();
  const origin = `http://127.0.0.1:${port}`;
  let server = await start(port, folder.path);
  const token = async () => {
    const response = await fetch(`${origin}/api/reader`, { method: "POST" });
    return (await response.json() as ReaderGrant).token;
  };
  const oracle = new Oracle();
  const publishers = await Promise.all(Array.from({ length: PUBLISHERS }, async (_, index) => ({
    passcode: await token(),
    publisher: new Publisher(index, oracle),
  })));
  const passcode = await token();
  const followers = Array.from(
    { length: FOLLOWERS },
    () => new Follower({ room, passcode, connect: (options) => connectTo(origin, options) }),
  );
  for (let kill = 0; kill < KILLS; kill++) {
    await Promise.all(followers.map((follower) => follower.connect()));
    const clients = await Promise.all(
      publishers.map(({ passcode }) => connectTo(origin, { passcode })),
    );
    // By what was acknowledged, not by the clock: each time at another place.
    const enough = oracle.count + 20 + (kill * 37) % 90;
    const working = publishers.map(({ publisher }, n) =>
      publisher.publish(clients[n] as SiteClient, 40)
    );
    while (oracle.count < enough) await new Promise((resolve) => setTimeout(resolve, 1));
    server.kill("SIGKILL");
    await Promise.all([...working, server.status]);
    await Promise.all([...clients, ...followers].map((each) => each.leave()));
    server = await start(port, folder.path);
  }
  const witness = await connectTo(origin, { passcode });
  const { log, page } = await wholeLog(witness, room);
  oracle.check(log);
  equal(oracle.count >= KILLS * 20, true);
  await Promise.all(followers.map((follower) => follower.connect()));
  await Promise.all(followers.map((follower) => follower.until(page.rev)));
  for (const follower of followers) {
    deepEqual(follower.log, log);
    deepEqual([follower.reloads, follower.surprises], [0, 0]);
  }
  await Promise.all([witness, ...followers].map((each) => each.leave()));
  server.kill("SIGTERM");
  await server.status;
});
