import assert from "node:assert/strict";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import type { Connection, Receiver } from "../../../../server/messaging/transport/connection.ts";
import { upgradeWebSocket } from "../../../../server/messaging/transport/websocket.ts";
import { negotiateSubprotocol } from "../../../../shared/stomp/version.ts";
import { Arrivals } from "../../../helper/arrivals.ts";
import { OPCODE, openRawWebSocket, rawFrame, writeAll } from "../../../helper/raw_websocket.ts";

interface Opened {
  readonly connection: Connection;
  /** What the transport told its receiver. */
  readonly told: string[];
}

interface Wire {
  readonly port: number;
  readonly logged: LogEntry[];
  /** The next connection that opens. */
  opened(): Promise<Opened>;
  /** The next thing that is told on any connection. */
  heard(): Promise<string>;
  /** Replaces what happens to what is received. */
  onReceive(task: (connection: Connection) => void): void;
}

async function withWire(body: (wire: Wire) => Promise<void>): Promise<void> {
  const openings = new Arrivals<Opened>();
  const hearings = new Arrivals<string>();
  const logged: LogEntry[] = [];
  let onReceive: (connection: Connection) => void = () => {};
  const accept = (connection: Connection): Receiver => {
    const told: string[] = [];
    const tell = (what: string) => {
      told.push(what);
      hearings.push(what);
    };
    openings.push({ connection, told });
    return {
      receive(chunk) {
        tell(typeof chunk === "string" ? `text ${chunk}` : `bytes ${[...chunk]}`);
        onReceive(connection);
      },
      closed: () => tell("closed"),
    };
  };
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) =>
      upgradeWebSocket(request, {
        accept,
        protocol: negotiateSubprotocol(request.headers.get("sec-websocket-protocol")),
        log: (entry) => logged.push(entry),
      }),
  );
  try {
    await body({
      port: server.addr.port,
      logged,
      opened: () => openings.next(),
      heard: () => hearings.next(),
      onReceive: (task) => onReceive = task,
    });
  } finally {
    await server.shutdown();
  }
}

function openSocket(port: number, protocols: string[] = []): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}/stomp`, protocols);
}

function event<K extends keyof WebSocketEventMap>(socket: WebSocket, type: K) {
  return new Promise<WebSocketEventMap[K]>((resolve) =>
    socket.addEventListener(type, resolve, { once: true })
  );
}

Deno.test("the best sub-protocol is answered, not the first offered (WebSocket)", async () => {
  await withWire(async ({ port }) => {
    const cases: readonly [string[], string][] = [
      [["v10.stomp", "v11.stomp", "v12.stomp"], "v12.stomp"],
      [["v11.stomp", "v10.stomp"], "v11.stomp"],
      [["mqtt", "v10.stomp"], "v10.stomp"],
      [[], ""],
    ];
    for (const [offered, answered] of cases) {
      const socket = openSocket(port, offered);
      await event(socket, "open");
      assert.equal(socket.protocol, answered);
      const closed = event(socket, "close");
      socket.close();
      await closed;
    }
  });
});

Deno.test("an unknown sub-protocol is answered with none, and connects (WebSocket)", async () => {
  await withWire(async ({ port, opened, heard }) => {
    const socket = await openRawWebSocket(port, { protocol: "mqtt" });
    await opened();
    socket.close();
    assert.equal(await heard(), "closed");
  });
});

Deno.test("text and bytes arrive as they were sent, and leave so", async () => {
  await withWire(async ({ port, opened, heard }) => {
    const socket = openSocket(port);
    socket.binaryType = "arraybuffer";
    const { connection } = await opened();
    if (socket.readyState !== WebSocket.OPEN) await event(socket, "open");
    socket.send("é");
    assert.equal(await heard(), "text é");
    socket.send(new Uint8Array([0, 255]));
    assert.equal(await heard(), "bytes 0,255");
    let message = event(socket, "message");
    connection.send("é");
    assert.equal((await message).data, "é");
    message = event(socket, "message");
    connection.send(new Uint8Array([0, 255]));
    assert.deepEqual([...new Uint8Array((await message).data)], [0, 255]);
    const closed = event(socket, "close");
    socket.close();
    await closed;
    assert.equal(await heard(), "closed");
  });
});

Deno.test("what was sent before a close leaves first, with the close's code and reason", async () => {
  await withWire(async ({ port, opened }) => {
    const socket = openSocket(port);
    let length = 0;
    socket.onmessage = ({ data }) => length += data.length;
    const { connection } = await opened();
    for (let sent = 0; sent < 20; sent++) connection.send("x".repeat(100_000));
    connection.close(1002, "see the ERROR frame");
    connection.send("too late");
    const { code, reason } = await event(socket, "close");
    assert.deepEqual([length, code, reason], [2_000_000, 1002, "see the ERROR frame"]);
  });
});

Deno.test("bytes that a client does not read are counted", async () => {
  await withWire(async ({ port, opened, heard }) => {
    const socket = await openRawWebSocket(port);
    const { connection } = await opened();
    assert.equal(connection.bufferedBytes, 0);
    for (let sent = 0; sent < 100; sent++) connection.send("x".repeat(100_000));
    assert(connection.bufferedBytes > 1_000_000);
    socket.close();
    assert.equal(await heard(), "closed");
  });
});

Deno.test("an abrupt end is told once, and nothing is logged", async () => {
  await withWire(async ({ port, opened, heard, logged }) => {
    const socket = await openRawWebSocket(port);
    const { told, connection } = await opened();
    socket.close();
    assert.equal(await heard(), "closed");
    connection.send("into the void");
    connection.close(1000, "");
    assert.deepEqual([told, logged], [["closed"], []]);
  });
});

Deno.test("text that is no UTF-8 ends the connection, not the process", async () => {
  await withWire(async ({ port, opened, heard }) => {
    const socket = await openRawWebSocket(port);
    const { told } = await opened();
    await writeAll(socket, rawFrame(new Uint8Array([0xff, 0xfe])));
    assert.equal(await heard(), "closed");
    assert.deepEqual(told, ["closed"]);
    socket.close();
  });
});

Deno.test("a message in fragments arrives whole", async () => {
  await withWire(async ({ port, opened, heard }) => {
    const socket = await openRawWebSocket(port);
    await opened();
    await writeAll(socket, rawFrame("he", { last: false }));
    await writeAll(socket, rawFrame("llo", { opcode: OPCODE.continuation }));
    assert.equal(await heard(), "text hello");
    socket.close();
    assert.equal(await heard(), "closed");
  });
});

Deno.test("a receiver that throws costs its connection, 1011, and not the process", async () => {
  await withWire(async ({ port, heard, logged, onReceive }) => {
    onReceive(() => {
      throw new Error("broken on purpose");
    });
    const socket = openSocket(port);
    await event(socket, "open");
    const closed = event(socket, "close");
    socket.send("x");
    assert.equal(await heard(), "text x");
    assert.equal((await closed).code, 1011);
    assert.deepEqual(logged.map(({ kind }) => kind), ["fault"]);
  });
});
