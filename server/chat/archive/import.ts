/**
 * Imports an archive, line by line. What is there stays as it is, so importing the same archive again
 * changes nothing, and one that was cut short is finished by importing it again.
 *
 * @module
 */
import { type ConversationRef, refOf } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { ArchivedFeeling, KeptMessage } from "../../storage/port/archive_store.ts";
import type { Store } from "../../storage/store.ts";
import type { SiteEditing } from "../site/site_editing.ts";
import type { Sites } from "../site/sites.ts";
import type {
  ArchiveLine,
  ConversationLine,
  EndLine,
  MessageLine,
  ReactionLine,
  RoomLine,
  SiteLine,
} from "./line.ts";
import { ARCHIVE_VERSION, parseLine } from "./line_schema.ts";
import { LineError, textLines } from "./text_lines.ts";

/** Messages and reactions kept in one commit, or one message with all of its reactions. */
const BATCH = 200;
/** Of one message; with what waits, so much is in memory. */
const MAX_REACTIONS = 100_000;
/** The settings of a site with all its words fit. */
const MAX_LINE_BYTES = 256 * 1024;

/** What an {@linkcode importArchive} works with. */
export interface ImportOptions {
  readonly store: Pick<Store, "archive" | "sites" | "roomSettings">;
  readonly sites: Pick<Sites, "fileOf">;
  readonly siteEditing: Pick<SiteEditing, "putSite" | "putRoom">;
  /** Whether a reader was erased here: nothing of theirs is brought back. */
  readonly isErased: (reader: string) => boolean;
}

/** How many of a kind came, and how many of them were there already. */
export interface ImportCount {
  readonly added: number;
  readonly known: number;
}

/** What became of an archive. */
export interface ImportReport {
  readonly lines: number;
  readonly sites: ImportCount;
  readonly rooms: ImportCount;
  readonly conversations: ImportCount;
  readonly messages: ImportCount;
}

/** A message that waits to be kept, with what people feel about it. */
interface Pending {
  readonly line: number;
  readonly message: KeptMessage;
  readonly feelings: ArchivedFeeling[];
}

/**
 * Keeps what an archive holds.
 *
 * @throws {Refused} `invalid-body`, which names the line; what came before it is kept
 */
export async function importArchive(
  stream: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportReport> {
  const importer = new Importer(options);
  let number = 0;
  try {
    for await (const text of textLines(stream, MAX_LINE_BYTES)) {
      number++;
      const line = parseLine(text);
      if ("unfit" in line) throw unfit(number, line.unfit);
      await importer.take(line, number);
    }
  } catch (error) {
    throw error instanceof LineError ? unfit(number + 1, error.message) : error;
  }
  return importer.finish(number);
}

class Importer {
  readonly #options: ImportOptions;
  readonly #counts = {
    sites: { added: 0, known: 0 },
    rooms: { added: 0, known: 0 },
    conversations: { added: 0, known: 0 },
    messages: { added: 0, known: 0 },
  };
  #hasBegun = false;
  #end: EndLine | undefined;
  #conversation: ConversationLine | undefined;
  /** The sequence of the message above; 0 when there is none. */
  #lastSeq = 0;
  #pending: Pending[] = [];
  /** How many reactions are in it. */
  #reactions = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  async take(line: ArchiveLine, number: number): Promise<void> {
    if (this.#end !== undefined) throw unfit(number, "the archive has ended above");
    if (this.#hasBegun === (line.type === "smalltalk")) {
      throw unfit(number, 'the first line must be of the type "smalltalk", and no other');
    }
    switch (line.type) {
      case "smalltalk":
        this.#hasBegun = true;
        if (line.version <= ARCHIVE_VERSION) return;
        throw unfit(
          number,
          `its format is version ${line.version}, this program knows up to ${ARCHIVE_VERSION}; ` +
            "import it with the newer program",
        );
      case "site":
        return this.#count("sites", await settled(this.#putSite(line), number));
      case "room":
        return this.#count("rooms", await settled(this.#putRoom(line), number));
      case "conversation":
        return await this.#open(line, number);
      case "message":
        return await this.#add(line, number);
      case "reaction":
        if (this.#lastSeq === 0) throw unfit(number, "there is no message above");
        return this.#feel(line, number);
      case "end":
        await this.#flush();
        this.#end = line;
        return this.#checkTotals(line, number);
    }
  }

  finish(lines: number): ImportReport {
    if (this.#end !== undefined) return { lines, ...this.#counts };
    throw unfit(lines + 1, "the archive ends before its end");
  }

  /** @returns whether it was there */
  async #putSite({ site: { id, ...settings } }: SiteLine): Promise<boolean> {
    const { store, sites, siteEditing } = this.#options;
    const isInFile = sites.fileOf(id) !== undefined;
    if (isInFile || (await store.sites.all()).some((known) => known.id === id)) return true;
    await siteEditing.putSite(id, settings);
    return false;
  }

  /** @returns whether it was there */
  async #putRoom({ room, settings }: RoomLine): Promise<boolean> {
    const { store, siteEditing } = this.#options;
    if ((await store.roomSettings.all()).some((known) => known.room === room)) return true;
    await siteEditing.putRoom(room, settings);
    return false;
  }

  async #open(line: ConversationLine, number: number): Promise<void> {
    await this.#flush();
    const { type: _, ...conversation } = line;
    this.#conversation = line;
    this.#lastSeq = 0;
    if (this.#isErasedWhisper(line)) return this.#count("conversations", true);
    const reopened = await this.#options.store.archive.reopen(conversation);
    if (reopened === "taken") {
      throw unfit(
        number,
        "another conversation is in its place here; erase that one, or take this one out",
      );
    }
    this.#count("conversations", reopened === "known");
  }

  async #add({ type: _, ...line }: MessageLine, number: number): Promise<void> {
    const conversation = this.#conversation;
    const isInPlace = conversation !== undefined && line.room === conversation.room &&
      line.whisper === conversation.whisper;
    if (!isInPlace) throw unfit(number, "it is not of the conversation above");
    if (this.#lastSeq > 0 && line.seq !== this.#lastSeq + 1) {
      throw unfit(number, `"seq" must be ${this.#lastSeq + 1}`);
    }
    if (line.seq > conversation.lastSeq) {
      throw unfit(number, `"seq" must not be over the conversation's ${conversation.lastSeq}`);
    }
    if (this.#pending.length + this.#reactions >= BATCH) await this.#flush();
    this.#lastSeq = line.seq;
    const { room: __, whisper: ___, ...message } = line;
    const kept = this.#isErased(message.from) ? placeOf(message) : message;
    this.#pending.push({ line: number, message: kept, feelings: [] });
  }

  #feel({ by, emoji }: ReactionLine, number: number): void {
    if (this.#isErased(by)) return;
    const feelings = this.#pending.at(-1)?.feelings ?? [];
    if (feelings.length >= MAX_REACTIONS) {
      throw unfit(number, `there are over ${MAX_REACTIONS} reactions to one message`);
    }
    feelings.push({ by, emoji });
    this.#reactions++;
  }

  async #flush(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    this.#reactions = 0;
    const conversation = this.#conversation;
    if (conversation === undefined || pending.length === 0) return;
    if (this.#isErasedWhisper(conversation)) {
      this.#counts.messages.known += pending.length;
      return;
    }
    const { added, misfit } = await this.#options.store.archive.restore({
      ...refOf(conversation),
      messages: pending.map(({ message, feelings }) => ({ message, feelings })),
    });
    if (misfit !== undefined) {
      const line = pending.find(({ message }) => message.seq === misfit)?.line ?? 0;
      throw unfit(line, 'its "id" or "rev" is another message\'s here');
    }
    this.#counts.messages.added += added;
    this.#counts.messages.known += pending.length - added;
  }

  #checkTotals({ conversations, messages }: EndLine, number: number): void {
    const of = ({ added, known }: ImportCount) => added + known;
    const [talks, texts] = [of(this.#counts.conversations), of(this.#counts.messages)];
    if (talks === conversations && texts === messages) return;
    throw unfit(number, `there were ${talks} conversations and ${texts} messages above`);
  }

  #count(kind: keyof ImportReport & ("sites" | "rooms" | "conversations"), isKnown: boolean): void {
    this.#counts[kind][isKnown ? "known" : "added"]++;
  }

  #isErased({ kind, id }: { readonly kind: string; readonly id: string }): boolean {
    return kind === "reader" && id !== "" && this.#options.isErased(id);
  }

  #isErasedWhisper({ whisper }: ConversationRef): boolean {
    return whisper !== undefined && this.#options.isErased(whisper);
  }
}

/** What became of settings; a refusal of theirs is one of their line. */
async function settled(work: Promise<boolean>, line: number): Promise<boolean> {
  try {
    return await work;
  } catch (error) {
    const isUnfit = error instanceof Refused && error.refusal.code !== "not-stored";
    throw isUnfit ? unfit(line, error.message.replace(/\.$/, "")) : error;
  }
}

/** What is left of a message whose sender was erased here. */
function placeOf({ id, seq, rev, from: { kind }, at }: KeptMessage): KeptMessage {
  return { id, seq, rev, from: { kind, id: "", name: "" }, text: "", at, deleted: true };
}

function unfit(line: number, reason: string): Refused {
  return new Refused({
    code: "invalid-body",
    message: `Cannot take line ${line}: ${reason}. What came before it is kept; ` +
      "mend the line, and import the whole again.",
  });
}
