/**
 * What stands before the instances of a server: hands each new connection to one that is there, in
 * turn, and leaves those that are open where they are, as the edge of a platform does.
 *
 * @module
 */

const LOCAL = "127.0.0.1";

/** An address for any number of instances. */
export class Balancer implements AsyncDisposable {
  readonly origin: string;
  /** How many connections were handed on. */
  handed = 0;
  /** Ports of instances that take new connections. */
  readonly #ports: number[] = [];
  readonly #open = new Set<Deno.Conn>();
  readonly #listener: Deno.TcpListener;
  readonly #serving: Promise<void>;

  constructor() {
    this.#listener = Deno.listen({ hostname: LOCAL, port: 0 });
    this.origin = `http://${LOCAL}:${this.#listener.addr.port}`;
    this.#serving = this.#serve();
  }

  /** An instance takes connections from now on. */
  add(port: number): void {
    this.#ports.push(port);
  }

  /** It takes no new ones; those it has go on. */
  remove(port: number): void {
    const index = this.#ports.indexOf(port);
    if (index >= 0) this.#ports.splice(index, 1);
  }

  /** Ends everything. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    await this.#serving;
    for (const conn of this.#open) close(conn);
  }

  async #serve(): Promise<void> {
    const handing = new Set<Promise<void>>();
    for await (const client of this.#listener) {
      const handed: Promise<void> = this.#hand(client).then(() => void handing.delete(handed));
      handing.add(handed);
    }
    for (const conn of this.#open) close(conn);
    await Promise.all(handing);
  }

  async #hand(client: Deno.Conn): Promise<void> {
    this.#open.add(client);
    const instance = await this.#connect();
    if (instance !== undefined) {
      this.#open.add(instance);
      await Promise.all([pass(client, instance), pass(instance, client)]);
      this.#open.delete(instance);
      close(instance);
    }
    this.#open.delete(client);
    close(client);
  }

  /** Connects to the instance whose turn it is, or to the next that answers. */
  async #connect(): Promise<Deno.Conn | undefined> {
    for (let tries = this.#ports.length; tries > 0; tries--) {
      const port = this.#ports[this.handed++ % this.#ports.length];
      if (port === undefined) return undefined;
      try {
        return await Deno.connect({ hostname: LOCAL, port });
      } catch {
        // It is gone.
      }
    }
    return undefined;
  }
}

/** Passes on what comes from one side until that has ended; an end that is no proper one ends both. */
async function pass(from: Deno.Conn, to: Deno.Conn): Promise<void> {
  try {
    await from.readable.pipeTo(to.writable, { preventClose: true });
    await to.closeWrite();
  } catch {
    close(from);
    close(to);
  }
}

function close(conn: Deno.Conn): void {
  try {
    conn.close();
  } catch {
    // It is closed.
  }
}
