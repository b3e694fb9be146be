/**
 * An HTTP client of bare TCP: what `fetch` hides is what SockJS is about, as where one chunk ends
 * and the next begins.
 *
 * @module
 */

/** What is asked besides method and path. */
export interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly version?: "1.0" | "1.1";
}

/** The head of an answer. */
export interface Head {
  readonly status: number;
  readonly version: string;
  /** By lower-case name. */
  readonly headers: Headers;
}

/** An answer with all of its body. */
export interface Answer extends Head {
  readonly body: string;
}

const utf8 = new TextEncoder();

/** One TCP connection to a server on this machine. */
export class HttpConnection implements Disposable {
  readonly #socket: Deno.TcpConn;
  #unread = new Uint8Array(0);

  private constructor(socket: Deno.TcpConn) {
    this.#socket = socket;
  }

  static async open(port: number): Promise<HttpConnection> {
    return new HttpConnection(await Deno.connect({ hostname: "127.0.0.1", port }));
  }

  /** Sends a request and reads the head of its answer. */
  async request(method: string, path: string, asking: Asking = {}): Promise<Head> {
    const { headers = {}, body, version = "1.1" } = asking;
    const sized = body !== undefined || (method === "POST" && headers["upgrade"] === undefined);
    const lines = [
      `${method} ${path} HTTP/${version}`,
      "host: 127.0.0.1",
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...sized ? [`content-length: ${utf8.encode(body ?? "").length}`] : [],
    ];
    await this.#write(utf8.encode(lines.join("\r\n") + "\r\n\r\n" + (body ?? "")));
    const [statusLine = "", ...fields] = (await this.#readTo("\r\n\r\n")).split("\r\n");
    const [, httpVersion = "", status] = /^HTTP\/(\S+) (\d+)/.exec(statusLine) ?? [];
    return {
      status: Number(status),
      version: httpVersion,
      headers: new Headers(
        fields.filter((field) => field !== "").map((field): [string, string] => {
          const colon = field.indexOf(":");
          return [field.slice(0, colon), field.slice(colon + 1).trim()];
        }),
      ),
    };
  }

  /** The next chunk of a chunked answer; empty at its end. */
  async readChunk(): Promise<string> {
    const length = parseInt(await this.#readTo("\r\n"), 16);
    return (await this.read(length + 2)).slice(0, -2);
  }

  /** So many bytes as text. */
  async read(length: number): Promise<string> {
    while (this.#unread.length < length) {
      if (!await this.#readMore()) throw new Error("Cannot read: the connection is closed");
    }
    const bytes = this.#unread.subarray(0, length);
    this.#unread = this.#unread.subarray(length);
    return new TextDecoder().decode(bytes);
  }

  /** Whether the server has closed, with nothing left to read. Waits for either. */
  async isClosed(): Promise<boolean> {
    return this.#unread.length === 0 && !await this.#readMore();
  }

  /** All of the body, however its length is told. */
  async readBody({ headers, status }: Head): Promise<string> {
    if (headers.get("transfer-encoding") === "chunked") {
      let body = "";
      for (let chunk = await this.readChunk(); chunk !== ""; chunk = await this.readChunk()) {
        body += chunk;
      }
      return body;
    }
    const length = headers.get("content-length");
    if (length !== null) return await this.read(Number(length));
    return status === 204 || status === 304 ? "" : await this.#readToEnd();
  }

  /** Goes, without a word. */
  [Symbol.dispose](): void {
    this.#socket.close();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) at += await this.#socket.write(bytes.subarray(at));
  }

  async #readTo(end: string): Promise<string> {
    for (let seen = 0;;) {
      const text = new TextDecoder("latin1").decode(this.#unread);
      const at = text.indexOf(end, Math.max(0, seen - end.length));
      if (at !== -1) return await this.read(at + end.length);
      seen = text.length;
      if (!await this.#readMore()) throw new Error(`Cannot read to an end: "${text}"`);
    }
  }

  async #readToEnd(): Promise<string> {
    while (await this.#readMore());
    return await this.read(this.#unread.length);
  }

  async #readMore(): Promise<boolean> {
    const buffer = new Uint8Array(65_536);
    const length = await this.#socket.read(buffer);
    if (length === null) return false;
    const joined = new Uint8Array(this.#unread.length + length);
    joined.set(this.#unread);
    joined.set(buffer.subarray(0, length), this.#unread.length);
    this.#unread = joined;
    return true;
  }
}

/** One request on a connection of its own. */
export async function ask(
  port: number,
  method: string,
  path: string,
  asking: Asking = {},
): Promise<Answer> {
  using connection = await HttpConnection.open(port);
  const head = await connection.request(method, path, asking);
  return { ...head, body: await connection.readBody(head) };
}
