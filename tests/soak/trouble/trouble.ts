/**
 * Readers and authors talk, edit, delete, publish, ban and erase while all kinds of trouble happen to
 * the instances and their database; in the end what everybody sees is compared with what is kept.
 *
 * @module
 */
import type { ReaderGrant, RoomPage } from "../../../shared/chat/event.ts";
import { type ConversationRef, type RoomId, roomId } from "../../../shared/chat/id.ts";
import type { InboxPage, InboxRow } from "../../../shared/chat/inbox.ts";
import type { Conversation } from "../../../widget/state/model.ts";
import { seeded } from "../../helper/seeded.ts";
import { connectTo } from "../../helper/site_client.ts";
import { faultsOfEnds, sameMessages } from "./verdict.ts";
import { Blogger } from "./blogger.ts";
import { elapsed, TroubledStage } from "./troubled_stage.ts";
import { Visitor } from "./visitor.ts";
import { refusalOf, statusOf, Witness } from "./witness.ts";

/** How long, and how large. */
export interface TroubleOptions {
  readonly seconds: number;
  readonly visitors: number;
  readonly rooms: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/** What became of it. */
export interface TroubleReport {
  readonly said: number;
  readonly published: number;
  readonly banned: number;
  readonly erased: number;
  readonly deleted: number;
  readonly healedMs: number;
  readonly faults: readonly string[];
}

/** More than the look for what was not heard takes twice. */
const PATIENCE_MS = 300_000;
const BETWEEN_MS = 4_000;

/** Runs it. */
export async function trouble(options: TroubleOptions): Promise<TroubleReport> {
  const chance = seeded(options.seed);
  await using stage = new TroubledStage(chance, options.say);
  await stage.start();
  const run = new Run(stage, chance, options);
  try {
    return await run.run();
  } finally {
    run.close();
  }
}

class Run {
  readonly #stage: TroubledStage;
  readonly #chance: () => number;
  readonly #options: TroubleOptions;
  readonly #visitors: Visitor[] = [];
  readonly #bloggers: Blogger[] = [];
  /** By reader: the measure that keeps them out. */
  readonly #banned = new Map<string, string>();
  readonly #erased = new Map<string, Visitor>();
  readonly #faults: string[] = [];
  #published = 0;
  #bans = 0;
  #isOver = false;

  constructor(stage: TroubledStage, chance: () => number, options: TroubleOptions) {
    this.#stage = stage;
    this.#chance = chance;
    this.#options = options;
  }

  async run(): Promise<TroubleReport> {
    const { seconds, visitors, say } = this.#options;
    const { balancer: { origin } } = this.#stage;
    for (let n = 0; n < 2; n++) this.#bloggers.push(await Blogger.signIn(origin));
    for (let n = 0; n < visitors; n++) this.#visitors.push(await this.#invite(n));
    for (const blogger of this.#bloggers) {
      for (const room of this.#rooms) blogger.at({ room });
    }
    const acting = [
      ...this.#visitors.map((visitor) => this.#visit(visitor)),
      ...this.#bloggers.map((blogger) => this.#blog(blogger)),
    ];
    const endAt = Date.now() + seconds * 1_000;
    while (Date.now() < endAt) {
      await Promise.all([
        this.#stage.trouble(),
        ...this.#chance() < 0.3 ? [this.#stage.trouble()] : [],
      ]);
      await elapsed(this.#chance() * BETWEEN_MS);
    }
    this.#isOver = true;
    await this.#stage.heal();
    const healedAt = Date.now();
    say("healed");
    await Promise.all(acting);
    await this.#converge();
    const healedMs = Date.now() - healedAt;
    say(`the same everywhere ${healedMs} ms after`);
    await this.#examine();
    return {
      said: this.#visitors.reduce((sum, each) => sum + each.said.size, 0),
      published: this.#published,
      banned: this.#bans,
      erased: this.#erased.size,
      deleted: this.#bloggers.reduce((sum, each) => sum + each.deleted.size, 0),
      healedMs,
      faults: [...this.#faults, ...faultsOfEnds(this.#stage.ended)],
    };
  }

  close(): void {
    for (const visitor of this.#visitors) visitor.close();
    for (const blogger of this.#bloggers) blogger.close();
  }

  get #rooms(): readonly RoomId[] {
    return Array.from({ length: this.#options.rooms }, (_, n) => roomId(`/posts/${n}`));
  }

  async #invite(number: number): Promise<Visitor> {
    const { balancer: { origin } } = this.#stage;
    const response = await fetch(`${origin}/api/reader`, {
      method: "POST",
      headers: { "x-forwarded-for": `203.0.${number % 256}.1` },
    });
    const grant = await response.json() as ReaderGrant;
    const room = this.#rooms[number % this.#rooms.length] ?? this.#rooms[0] as RoomId;
    return new Visitor({ origin, grant, room, number, chance: this.#chance });
  }

  async #visit(visitor: Visitor): Promise<void> {
    while (!this.#isOver && !this.#erased.has(visitor.id)) {
      await elapsed(500 + this.#chance() * 3_000);
      if (this.#isOver || this.#erased.has(visitor.id) || this.#banned.has(visitor.id)) continue;
      this.#comeBack(visitor);
      visitor.act();
    }
  }

  /** An instance may not know yet that somebody is let in again. */
  #comeBack(visitor: Visitor): void {
    if (visitor.status.kind === "refused") visitor.reload();
  }

  async #blog(blogger: Blogger): Promise<void> {
    while (!this.#isOver) {
      await elapsed(1_000 + this.#chance() * 2_000);
      await this.#act(blogger).catch((error) => this.#fault(`an author failed: ${error}`));
    }
  }

  async #act(blogger: Blogger): Promise<void> {
    const visitor = this.#one(this.#visitors.filter(({ id }) => !this.#erased.has(id)));
    if (visitor === undefined) return;
    const { id: whisper, options: { room } } = visitor;
    const ref: ConversationRef = this.#chance() < 0.5 ? { room } : { room, whisper };
    const conversation = blogger.at(ref);
    const messages = conversation.state.messages.filter(({ deleted }) => !deleted);
    const message = this.#one(messages);
    const what = this.#chance();
    if (what < 0.35) {
      const text = `answer-${crypto.randomUUID().slice(0, 8)}`;
      return conversation.say({ text });
    }
    if (what < 0.5 && message !== undefined) return await blogger.delete(ref, message);
    if (what < 0.6) {
      conversation.see(conversation.state.messages.at(-1)?.seq ?? 0);
    } else if (what < 0.75) {
      const whispered = blogger.at({ room, whisper }).state.messages;
      const fit = this.#one(whispered.filter(({ consent, published }) => consent && !published));
      if (fit === undefined) return;
      const answer = await blogger.publish(room, whisper, fit.id);
      if (answer.kind === "answered") this.#published++;
    } else if (what < 0.9) {
      await this.#ban(blogger, visitor);
    } else if (what < 0.93 && this.#erased.size < this.#visitors.length / 4) {
      await this.#erase(blogger, visitor);
    }
  }

  async #ban(blogger: Blogger, visitor: Visitor): Promise<void> {
    const { id } = visitor;
    const measure = this.#banned.get(id);
    if (measure === "") return;
    // Nobody else does the same meanwhile.
    this.#banned.set(id, "");
    if (measure === undefined) {
      this.#bans++;
      this.#banned.set(id, await blogger.ban(id));
    } else {
      await blogger.lift(measure);
      this.#banned.delete(id);
      visitor.reload();
    }
  }

  async #erase(blogger: Blogger, visitor: Visitor): Promise<void> {
    this.#erased.set(visitor.id, visitor);
    visitor.close();
    const status = await blogger.insist("DELETE", `/api/readers/${visitor.id}`);
    if (status !== 204) this.#fault(`erasing answered ${status}`);
  }

  /** Waits until everybody sees what there is. */
  async #converge(): Promise<void> {
    const endAt = Date.now() + PATIENCE_MS;
    for (;;) {
      const different = await this.#differences();
      if (different.length === 0) return;
      if (Date.now() > endAt) {
        this.#faults.push(...different);
        return;
      }
      await elapsed(2_000);
    }
  }

  get #guests(): readonly Visitor[] {
    return this.#visitors.filter(({ id }) => !this.#erased.has(id) && !this.#banned.has(id));
  }

  async #differences(): Promise<readonly string[]> {
    const found: string[] = [];
    const witness = await this.#witness();
    try {
      const kept = new Map<string, RoomPage>();
      const truth = async (ref: ConversationRef) => {
        const name = JSON.stringify([ref.room, ref.whisper]);
        const page = kept.get(name) ?? await witness.all(ref);
        kept.set(name, page);
        return page;
      };
      const compare = async (who: string, ref: ConversationRef, { state }: Conversation) => {
        if (state.link.kind !== "online" || !state.loaded) {
          found.push(`${who} is not there: ${JSON.stringify(state.link)}`);
          return;
        }
        found.push(...sameMessages(who, state, await truth(ref)));
      };
      for (const visitor of this.#guests) {
        const { id, options: { room, number } } = visitor;
        this.#comeBack(visitor);
        if (!visitor.isQuiet) found.push(`reader ${number} has something on its way`);
        const there = this.#guests.filter(({ options }) => options.room === room).length;
        const { presence } = visitor.room.state;
        if (presence?.readers !== there || presence.author.state !== "here") {
          found.push(`reader ${number} sees ${JSON.stringify(presence)}, and ${there} are there`);
        }
        await compare(`reader ${number} in the room`, { room }, visitor.room);
        await compare(`reader ${number} in the whisper`, { room, whisper: id }, visitor.whisper);
      }
      for (const [number, blogger] of this.#bloggers.entries()) {
        for (const [name, conversation] of blogger.conversations) {
          const [room, whisper] = JSON.parse(name);
          const ref = { room, ...whisper !== null && { whisper } };
          await compare(`author ${number} at ${name}`, ref, conversation);
        }
        found.push(...await this.#inboxDifferences(number, blogger, truth));
      }
    } finally {
      await witness.leave();
    }
    return found;
  }

  async #inboxDifferences(
    number: number,
    blogger: Blogger,
    truth: (ref: ConversationRef) => Promise<RoomPage>,
  ): Promise<readonly string[]> {
    const response = await blogger.call("GET", "/api/inbox");
    const { rows } = await response.json() as InboxPage;
    const nameOf = (row: ConversationRef) => JSON.stringify([row.room, row.whisper]);
    const essence = ({ epoch, lastSeq, rev, unread, questions }: InboxRow) =>
      JSON.stringify({ epoch, lastSeq, rev, unread: unread ?? 0, questions });
    const own = new Map(blogger.inbox.state.rows.map((row) => [nameOf(row), essence(row)]));
    const found: string[] = rows.filter((row) => own.get(nameOf(row)) !== essence(row))
      .map((row) =>
        `author ${number}'s list has ${own.get(nameOf(row))} for ${nameOf(row)}, not ${
          essence(row)
        }`
      );
    for (const row of rows) {
      const { messages, seen = 0 } = await truth(row);
      const unread = messages.filter(({ seq, from, deleted }) =>
        seq > seen && !deleted && from.kind === "reader"
      ).length;
      if (unread !== (row.unread ?? 0)) {
        found.push(`the list says that ${row.unread} of ${nameOf(row)} are unread, not ${unread}`);
      }
    }
    const extra = own.size - rows.length;
    return extra === 0 ? found : [...found, `author ${number}'s list has ${extra} rows too many`];
  }

  /** What must be so of each text, reader and session. */
  async #examine(): Promise<void> {
    const witness = await this.#witness();
    const said: string[] = [];
    for (const visitor of this.#visitors) {
      visitor.settle();
      const { id, options: { room, number, grant } } = visitor;
      const [inRoom, inWhisper] = [
        await witness.all({ room }),
        await witness.all({ room, whisper: id }),
      ];
      said.push(...[...inRoom.messages, ...inWhisper.messages].map(({ text }) => text));
      const isErased = this.#erased.has(id);
      if (isErased && inWhisper.messages.length > 0) {
        this.#fault(`${number} is erased and whispers`);
      }
      for (const said of visitor.said.values()) {
        if (isErased) {
          if (this.#stage.kv.holds(said.text)) {
            this.#fault(`${said.text} of an erased reader is kept`);
          }
          continue;
        }
        const { messages } = said.isWhisper ? inWhisper : inRoom;
        const count = messages.filter(({ text }) => text.startsWith(said.text)).length;
        // Whoever deleted or edited it left its place or its beginning.
        if (count > 1) this.#fault(`${said.text} is there ${count} times`);
        if (count === 1 && said.isRefused) this.#fault(`${said.text} was refused and is kept`);
        const isKept = messages.some((message) => message.id === said.id);
        const isLost = !isKept && !said.isRefused && !said.isUnsure;
        if (isLost) this.#fault(`${said.text} (${said.id}) of reader ${number} is lost`);
      }
      const isBanned = this.#banned.has(id);
      for (const origin of this.#stage.origins) {
        const answer = await refusalOf(origin, grant.token);
        const wanted = isErased ? "token-invalid" : isBanned ? "banned" : "none";
        if (answer !== wanted) {
          this.#fault(`reader ${number}: ${answer} instead of ${wanted} at ${origin}`);
        }
      }
      const { status } = visitor;
      const isTold = status.kind === "refused" && status.code === "banned";
      if (isBanned && !isErased && !isTold) {
        this.#fault(`reader ${number} is banned and sees ${JSON.stringify(status)}`);
      }
    }
    for (const text of this.#bloggers.flatMap(({ deleted }) => [...deleted])) {
      // What was published has been said twice.
      if (said.some((each) => each.includes(text))) continue;
      if (this.#stage.kv.holds(text)) this.#fault(`${text} was deleted and is kept`);
    }
    await witness.leave();
    const [, second] = this.#bloggers;
    if (second === undefined) return;
    await second.insist("DELETE", "/api/session");
    const after = await Promise.all(
      this.#stage.origins.map((origin) =>
        statusOf(origin, this.#stage.balancer.origin, second.cookie)
      ),
    );
    if (after.some((status) => status !== 401)) this.#fault(`after signing out: ${after}`);
  }

  async #witness(): Promise<Witness> {
    const { origins, balancer } = this.#stage;
    const cookie = this.#bloggers[0]?.cookie ?? "";
    const origin = this.#one(origins) ?? balancer.origin;
    return new Witness(await connectTo(origin, { cookie, origin: balancer.origin }));
  }

  #one<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#chance() * list.length)];
  }

  #fault(what: string): void {
    this.#options.say(`  FAULT ${what}`);
    this.#faults.push(what);
  }
}
