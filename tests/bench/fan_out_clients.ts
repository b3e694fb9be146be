/**
 * The clients of `fan_out_bench.ts`, in a process of their own so that their work is not counted as
 * the server's. Many subscribe; one publishes as it is told by lines on stdin,
 * `{messages} {pauseMs}`, and answers `done` when every copy has arrived. A MESSAGE has one NUL, at
 * its end, so counting NULs counts messages.
 *
 * @module
 */
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { setTimeout } from "node:timers/promises";
import { openRawWebSocket, rawFrame, writeAll } from "../helper/raw_websocket.ts";

const CONNECT = rawFrame("CONNECT\naccept-version:1.2\nhost:bench\n\n\0");
const SUBSCRIBE = rawFrame("SUBSCRIBE\nid:1\ndestination:/topic/bench\nreceipt:1\n\n\0");
const MESSAGE = rawFrame(`SEND\ndestination:/topic/bench\n\n${"x".repeat(200)}\0`);

/** Messages that have arrived at any subscriber. */
let arrived = 0;
let expected = Infinity;
let onArrived = () => {};

async function subscribe(port: number): Promise<void> {
  const connection = await openRawWebSocket(port);
  await writeAll(connection, CONNECT);
  await readFrames(connection, 1);
  await writeAll(connection, SUBSCRIBE);
  await readFrames(connection, 1);
  count(connection);
}

/** CONNECTED and RECEIPT come one at a time. */
async function readFrames(connection: Deno.TcpConn, frames: number): Promise<void> {
  const buffer = new Uint8Array(1_024);
  for (let seen = 0; seen < frames;) {
    const length = await connection.read(buffer);
    if (length === null) throw new Error("Cannot subscribe: the server closed");
    seen += nuls(buffer.subarray(0, length));
  }
}

async function count(connection: Deno.TcpConn): Promise<void> {
  const buffer = new Uint8Array(65_536);
  for (;;) {
    const length = await connection.read(buffer);
    if (length === null) return;
    arrived += nuls(buffer.subarray(0, length));
    if (arrived >= expected) onArrived();
  }
}

/** A WebSocket frame's own head has NULs only above 64 KiB. */
function nuls(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) found++;
  return found;
}

async function publish(publisher: Deno.TcpConn, messages: number, pauseMs: number): Promise<void> {
  if (pauseMs > 0) {
    for (let sent = 0; sent < messages; sent++) {
      await writeAll(publisher, MESSAGE);
      await setTimeout(pauseMs);
    }
    return;
  }
  const burst = new Uint8Array(MESSAGE.length * messages);
  for (let sent = 0; sent < messages; sent++) burst.set(MESSAGE, sent * MESSAGE.length);
  await writeAll(publisher, burst);
}

async function main(port: number, subscribers: number): Promise<void> {
  for (let opened = 0; opened < subscribers; opened++) await subscribe(port);
  const publisher = await openRawWebSocket(port);
  await writeAll(publisher, CONNECT);
  await readFrames(publisher, 1);
  process.stdout.write("ready\n");
  for await (const line of createInterface({ input: process.stdin })) {
    const [messages = 0, pauseMs = 0] = line.split(" ").map(Number);
    const all = new Promise<void>((resolve) => onArrived = resolve);
    arrived = 0;
    expected = messages * subscribers;
    await publish(publisher, messages, pauseMs);
    await all;
    process.stdout.write("done\n");
  }
}

const [port = 0, subscribers = 0] = Deno.args.map(Number);
await main(port, subscribers);
Deno.exit(0);
