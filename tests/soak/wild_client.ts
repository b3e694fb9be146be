/**
 * A client of bare TCP that comes, makes noise and goes without manners, again and again.
 *
 * @module
 */
import type { Random } from "../fuzz/random.ts";
import { OPCODE, openRawWebSocket, rawFrame, writeAll } from "../helper/raw_websocket.ts";
import { Noise } from "./noise.ts";
import type { Pace } from "./pace.ts";

const MAX_ACTIONS = 80;
const MAX_PAUSE_MS = 60;
/** How long a slow reader looks away. */
const MAX_LOOK_AWAY_MS = 3_000;

const utf8 = new TextEncoder();

/** Lives one life after another until told to stop. @returns how many */
export async function runWildClient(port: number, random: Random, pace: Pace): Promise<number> {
  let lives = 0;
  while (!pace.stopped) {
    const socket = await openRawWebSocket(port, {
      protocol: random.oneOf(["v12.stomp", "v10.stomp, v11.stomp", "chat"]),
    });
    lives++;
    try {
      await live(socket, random, pace);
    } catch (error) {
      // The server has closed it, which is its right.
      if (!isNetworkError(error)) throw error;
    } finally {
      close(socket);
    }
    await pace.pause(random.below(MAX_PAUSE_MS));
  }
  return lives;
}

async function live(socket: Deno.TcpConn, random: Random, pace: Pace): Promise<void> {
  const noise = new Noise(random);
  const reading = read(socket, noise, { random, pace });
  try {
    // Some say nothing right from the start.
    if (random.below(30) > 0) await say(socket, noise.connect(), random);
    for (let left = random.below(MAX_ACTIONS); left > 0 && !pace.stopped; left--) {
      await say(socket, noise.next(), random);
      await pace.pause(random.below(MAX_PAUSE_MS));
    }
    await goodbye(socket, random);
  } finally {
    close(socket);
    await reading;
  }
}

/** Reads all that comes; some now and then look away. */
async function read(
  socket: Deno.TcpConn,
  noise: Noise,
  { random, pace }: { readonly random: Random; readonly pace: Pace },
): Promise<void> {
  const buffer = new Uint8Array(65_536);
  const isSlow = random.below(8) === 0;
  try {
    for (;;) {
      const length = await socket.read(buffer);
      if (length === null) return;
      noise.heard(new TextDecoder().decode(buffer.subarray(0, length)));
      if (isSlow) await pace.pause(random.below(MAX_LOOK_AWAY_MS));
    }
  } catch (error) {
    if (!isNetworkError(error)) throw error;
  }
}

/** Sends octets in one WebSocket message or several, and those whole or in parts. */
async function say(
  socket: Deno.TcpConn,
  said: string | Uint8Array,
  random: Random,
): Promise<void> {
  const octets = typeof said === "string" ? utf8.encode(said) : said;
  // Text frames must be UTF-8 each for itself, so pieces travel as binary.
  const opcode = OPCODE.binary;
  const pieces = random.below(3) === 0 ? cut(octets, random) : [octets];
  for (const piece of pieces) {
    if (random.below(10) === 0 && piece.length > 1) {
      await writeAll(socket, rawFrame(piece.subarray(0, 1), { opcode, last: false }));
      await write(socket, rawFrame(piece.subarray(1), { opcode: OPCODE.continuation }), random);
    } else {
      await write(socket, rawFrame(piece, { opcode }), random);
    }
  }
}

/** Writes octets, sometimes in several segments. */
async function write(socket: Deno.TcpConn, octets: Uint8Array, random: Random): Promise<void> {
  for (const part of random.below(5) === 0 ? cut(octets, random) : [octets]) {
    await writeAll(socket, part);
  }
}

function cut(octets: Uint8Array, random: Random): Uint8Array[] {
  const cuts = [0, ...random.cuts(octets.length), octets.length];
  return cuts.slice(1).map((end, index) => octets.subarray(cuts[index], end));
}

/** The ways to go. */
async function goodbye(socket: Deno.TcpConn, random: Random): Promise<void> {
  switch (random.below(5)) {
    case 0:
      await writeAll(socket, rawFrame("DISCONNECT\nreceipt:bye\n\n\0"));
      return await writeAll(socket, rawFrame(new Uint8Array([3, 232]), { opcode: OPCODE.close }));
    case 1:
      return await writeAll(socket, rawFrame("DISCONNECT\n\n\0"));
    case 2:
      return await writeAll(socket, rawFrame("SEND\ndestination:/topic/wild/0\n\nhalf a fra"));
    case 3:
      // A head that promises more than will ever come.
      return await writeAll(socket, rawFrame("x".repeat(5_000)).subarray(0, 100));
  }
}

/** Closes it, if the other side has not. */
function close(socket: Deno.TcpConn): void {
  try {
    socket.close();
  } catch (error) {
    if (!isNetworkError(error)) throw error;
  }
}

function isNetworkError(error: unknown): boolean {
  return error instanceof Deno.errors.ConnectionReset ||
    error instanceof Deno.errors.BrokenPipe ||
    error instanceof Deno.errors.BadResource ||
    error instanceof Deno.errors.Interrupted ||
    error instanceof Deno.errors.NotConnected;
}
