/**
 * Listens in on a WebSocket that carries STOMP: each frame as the text that travelled, and its
 * parts.
 *
 * @module
 */

/** Who sent it: this page or the server. */
export type Direction = "sent" | "received";

/** What is told of a socket. */
export interface WireListener {
  frame(direction: Direction, text: string): void;
  heartBeat(direction: Direction): void;
}

/** The part of a WebSocket that is listened to. */
export type Tapped = Pick<WebSocket, "send" | "addEventListener">;

/** Tells `listener` all that goes through the socket, which is returned. */
export function tap<S extends Tapped>(socket: S, listener: WireListener): S {
  const send = socket.send.bind(socket);
  socket.send = (data) => {
    tell("sent", data);
    send(data);
  };
  socket.addEventListener("message", ({ data }: MessageEvent) => tell("received", data));
  return socket;

  function tell(direction: Direction, data: unknown): void {
    const text = typeof data === "string" ? data : new TextDecoder().decode(data as BufferSource);
    const frames = splitFrames(text);
    for (const frame of frames) listener.frame(direction, frame);
    if (frames.length === 0) listener.heartBeat(direction);
  }
}

/** The frames of a WebSocket message, each without its NUL; none in a heart-beat. */
export function splitFrames(text: string): string[] {
  return text.split("\0").map((frame) => frame.replace(/^[\r\n]+/, "")).filter((frame) =>
    frame !== ""
  );
}

/** The parts of a frame's text. */
export interface FrameText {
  readonly command: string;
  /** Lines, each with its name up to the colon apart. */
  readonly headers: readonly (readonly [name: string, rest: string])[];
  readonly body: string;
}

/** Takes a frame's text apart; the parts, line ends between them, are the text again. */
export function parseFrameText(text: string): FrameText {
  const end = text.indexOf("\n\n");
  const [command = "", ...lines] = (end === -1 ? text : text.slice(0, end)).split("\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":") + 1;
    return [line.slice(0, colon), line.slice(colon)] as const;
  });
  return { command, headers, body: end === -1 ? "" : text.slice(end + 2) };
}
