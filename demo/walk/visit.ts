/**
 * What every chapter of the walk is told with: the server, its HTTP calls, and the people who come.
 *
 * @module
 */
import type { AuthorGrant, ReaderGrant } from "../../shared/chat/event.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { ChildServer } from "./child_server.ts";
import type { Narrator } from "./narrator.ts";
import { type Credentials, Person } from "./person.ts";

/** The owner's password, chosen on the first visit. */
export const PASSWORD = "a walk through the woods";

/** An answer over HTTP, read whole. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** What is sent over HTTP besides a path. */
export interface Call {
  readonly method?: string;
  /** Sent as JSON; text and octets are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A reader, and what makes them one. */
export interface Reader {
  readonly person: Person;
  readonly token: string;
  readonly id: string;
}

/** A walk that is going on. */
export class Visit {
  readonly narrator: Narrator;
  readonly server: ChildServer;
  readonly #people: Person[] = [];
  readonly #elsewhere: Visit[] = [];
  #readers = 0;
  /** The console's cookie, once the author has signed in. */
  cookie = "";

  constructor(narrator: Narrator, server: ChildServer) {
    this.narrator = narrator;
    this.server = server;
  }

  /** Calls the API as a page of the server's own does. */
  async call<T>(path: string, { method = "GET", body, headers }: Call = {}): Promise<Answer<T>> {
    const { origin } = this.server;
    const response = await fetch(origin + path, {
      method,
      headers: { origin, "content-type": "application/json", ...headers },
      ...body !== undefined && { body: isReady(body) ? body : JSON.stringify(body) },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: isJson(response) ? JSON.parse(text) : text,
    };
  }

  /** The same with the author's cookie. */
  callAsAuthor<T>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call(path, { ...call, headers: { cookie: this.cookie, ...call.headers } });
  }

  /** Somebody connects. */
  async connect(credentials: Credentials): Promise<Person> {
    const person = await Person.connect(this.server.origin, credentials);
    this.#people.push(person);
    return person;
  }

  /** Somebody new comes to read, from a network of their own if no address is named. */
  async reader(address = `10.1.${this.#readers++}.1`): Promise<Reader> {
    const { status, body } = await this.call<ReaderGrant>("/api/reader", {
      method: "POST",
      headers: { "x-forwarded-for": address },
    });
    this.narrator.expect("a new reader gets a token", status, 201);
    const { token, reader } = body;
    return { person: await this.connect({ passcode: token, address }), token, id: reader.id };
  }

  /** The author opens the console in another tab. */
  author(): Promise<Person> {
    return this.connect({ cookie: this.cookie });
  }

  /** Signs in, and keeps the cookies as a browser does. */
  async signIn(path: string, body: unknown): Promise<Answer<AuthorGrant | Refusal>> {
    const answer = await this.call<AuthorGrant | Refusal>(path, { method: "POST", body });
    if (answer.status === 200) this.cookie = cookiesOf(answer.headers);
    return answer;
  }

  /** How many files of the server's have a text of ASCII in them. */
  async filesWith(text: string): Promise<number> {
    let count = 0;
    for (const path of filesIn(this.server.dataDir)) {
      // Each octet as one character.
      const octets = new TextDecoder("latin1").decode(await Deno.readFile(path));
      if (octets.includes(text)) count++;
    }
    return count;
  }

  /** A visit to another server, which is not started yet. It ends with this one, if not before. */
  elsewhere(server: ChildServer): Visit {
    const visit = new Visit(this.narrator, server);
    this.#elsewhere.push(visit);
    return visit;
  }

  /** Everybody who is still there is gone at once, and so are the servers with all they kept. */
  async end(): Promise<void> {
    for (const person of this.#people.splice(0)) person.cut();
    await Promise.all([
      this.server.remove(),
      ...this.#elsewhere.splice(0).map((visit) => visit.end()),
    ]);
  }

  /** Everybody who is still there leaves. */
  async part(): Promise<void> {
    await Promise.all(this.#people.splice(0).map((person) => person.leave()));
  }
}

/** The cookies an answer sets, as a browser sends them back. */
export function cookiesOf(headers: Headers): string {
  return headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
}

function* filesIn(folder: string): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* filesIn(`${folder}/${name}`);
    else yield `${folder}/${name}`;
  }
}

function isReady(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" || body instanceof Uint8Array;
}

function isJson({ headers }: Response): boolean {
  return /^application\/json\b/.test(headers.get("content-type") ?? "");
}
