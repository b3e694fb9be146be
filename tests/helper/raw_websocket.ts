/**
 * A WebSocket client of bare TCP, for what a browser's never does: many connections that cost little,
 * frames that break the rules, an end without a word.
 *
 * @module
 */

/** Opcodes (RFC 6455 §5.2). */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const utf8 = new TextEncoder();

/** Opens a connection and upgrades it. @throws {Error} when the server answers anything but 101 */
export async function openRawWebSocket(
  port: number,
  { path = "/stomp", protocol = "v12.stomp" } = {},
): Promise<Deno.TcpConn> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await writeAll(
    connection,
    utf8.encode([
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      `Sec-WebSocket-Protocol: ${protocol}`,
      "\r\n",
    ].join("\r\n")),
  );
  const answer = await readHead(connection);
  if (!answer.startsWith("HTTP/1.1 101")) {
    connection.close();
    throw new Error(`Cannot upgrade: ${answer.split("\r\n", 1)[0]}`);
  }
  return connection;
}

/** Octet by octet, so that no frame behind the head is swallowed. */
async function readHead(connection: Deno.TcpConn): Promise<string> {
  let head = "";
  const octet = new Uint8Array(1);
  while (!head.endsWith("\r\n\r\n")) {
    if (await connection.read(octet) === null) {
      throw new Error(`Cannot upgrade: ended at "${head}"`);
    }
    head += String.fromCharCode(octet[0] ?? 0);
  }
  return head;
}

/** One WebSocket frame, masked with zeros, as servers accept it. */
export function rawFrame(
  payload: string | Uint8Array,
  { opcode = OPCODE.text as number, last = true } = {},
): Uint8Array {
  const data = typeof payload === "string" ? utf8.encode(payload) : payload;
  const length = data.length < 126
    ? [data.length]
    : data.length < 65_536
    ? [126, data.length >> 8, data.length & 255]
    : [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (data.length >>> shift) & 255)];
  const [first = 0, ...more] = length;
  const head = [(last ? 0x80 : 0) | opcode, 0x80 | first, ...more, 0, 0, 0, 0];
  const frame = new Uint8Array(head.length + data.length);
  frame.set(head);
  frame.set(data, head.length);
  return frame;
}

/** Writes all of it. */
export async function writeAll(connection: Deno.TcpConn, data: Uint8Array): Promise<void> {
  for (let written = 0; written < data.length;) {
    written += await connection.write(data.subarray(written));
  }
}
