/**
 * STOMP 1.2 as a reader's page needs it: writes the frames of a client, and reads those of a server
 * whose bodies are JSON. Such a body has no NUL in it (RFC 8259 §7), so the first one ends the frame
 * and nobody has to count octets; and a WebSocket message holds whole frames.
 *
 * @module
 */

/** A frame. */
export interface Frame {
  readonly command: string;
  /** As they are meant, not as they are written. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** STOMP 1.2, Value Encoding. */
const ESCAPES: readonly (readonly [meant: string, written: string])[] = [
  ["\\", "\\\\"],
  ["\r", "\\r"],
  ["\n", "\\n"],
  [":", "\\c"],
];
const WRITTEN = new Map(ESCAPES);
const MEANT = new Map(ESCAPES.map(([meant, written]) => [written, meant]));

/** Line ends between frames are heart-beats. */
const FRAME = /[\r\n]*(\S+)\r?\n((?:[^\r\n][^\n]*\n)*)\r?\n([^\0]*)\0/g;
const HEADER = /([^:\n]*):([^\n]*?)\r?\n/g;

/** The text of a frame of a client. CONNECT is not escaped (STOMP 1.2, Value Encoding). */
export function writeFrame({ command, headers, body }: Frame): string {
  const escaped = (text: string) =>
    command === "CONNECT"
      ? text
      : text.replace(/[\\\r\n:]/g, (character) => WRITTEN.get(character) ?? "");
  const lines = Object.entries(headers).map(([name, value]) =>
    `${escaped(name)}:${escaped(value)}`
  );
  return [command, ...lines, "", body].join("\n") + "\0";
}

/** The frames of one message of a socket. Of a header that is repeated the first counts. */
export function* readFrames(text: string): Generator<Frame> {
  for (const [, command = "", head = "", body = ""] of text.matchAll(FRAME)) {
    const meant = (written: string) =>
      command === "CONNECTED"
        ? written
        : written.replace(/\\[\\rnc]/g, (escape) => MEANT.get(escape) ?? "");
    const lines = [...head.matchAll(HEADER)].reverse();
    const headers = Object.fromEntries(
      lines.map(([, name = "", value = ""]) => [meant(name), meant(value)]),
    );
    yield { command, headers, body };
  }
}
