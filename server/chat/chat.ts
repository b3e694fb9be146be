/**
 * The chat, put together: what it can do, given a store, keys, time and randomness.
 *
 * @module
 */
import type { RandomBytes } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Store, StoreError } from "../storage/store.ts";
import { type Attention, createAttention } from "./attention/attention.ts";
import { AuditLog } from "./audit/audit_log.ts";
import { type AuthorParts, createAuthors } from "./author/create.ts";
import { Conversation, type ConversationOptions } from "./conversation/conversation.ts";
import { Editing } from "./conversation/editing.ts";
import { createDesk, type Desk } from "./desk/desk.ts";
import { Elsewhere } from "./attention/elsewhere.ts";
import type { Carrier } from "./instances/carrier.ts";
import { joinInstances } from "./instances/join.ts";
import { Memories } from "./instances/memories.ts";
import { Signals } from "./instances/signals.ts";
import { Erasures } from "./life/erasure.ts";
import { Identities } from "./reader/identities.ts";
import { type IdentityKey, publicIdentityKey } from "./reader/identity_key.ts";
import { forgetNotices } from "./notification/forget_notices.ts";
import type { Keyring } from "./token/keyring.ts";
import { createModeration, type ModerationParts } from "./moderation/create.ts";
import type { WriteRates } from "./moderation/rates.ts";
import { termsOf } from "./moderation/terms.ts";
import { SCRYPT_COST, type ScryptCost } from "./author/password.ts";
import type { Place } from "./conversation/place.ts";
import { publishCommits, type Publisher } from "./publisher.ts";
import { Questions } from "./conversation/questions.ts";
import { readerData } from "./life/reader_data.ts";
import { ReaderLinks } from "./reader/reader_link.ts";
import { ReaderSessions } from "./reader/reader_sessions.ts";
import { ReaderTokens } from "./reader/reader_token.ts";
import { Search, type SearchOptions } from "./conversation/search.ts";
import { Readers } from "./reader/readers.ts";
import { SiteEditing } from "./site/site_editing.ts";
import { PageWatch } from "./site/page_watch.ts";
import { siteOf, type Sites } from "./site/sites.ts";
import { Inbox } from "./conversation/inbox.ts";
import { Whispers } from "./conversation/whispers.ts";

/** What a {@linkcode Chat} is made with. */
export interface ChatOptions {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly sites: Sites;
  /** Where readers and authors reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  /** With what a site signs who its readers are, if it does. */
  readonly identityKeyOf?: (site: string) => IdentityKey | undefined;
  /** Hears why a message could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
  /** How often readers may write; as people do if left out. */
  readonly writeRates?: WriteRates | undefined;
  /** What hashing a password costs; by default what a stolen data file should cost. */
  readonly passwordCost?: ScryptCost;
  /** Whether the owner's password stands in the settings. */
  readonly ownerIsSet?: boolean;
  /** What carries signals to the other instances on the same store; left out: there are none. */
  readonly carrier?: Carrier | undefined;
}

/** What people do in conversations. */
export interface Conversations {
  readonly conversation: Conversation;
  readonly editing: Editing;
  readonly questions: Questions;
  readonly whispers: Whispers;
  readonly search: Search;
  readonly moderation: ModerationParts;
}

/** What {@linkcode createConversations} is given. */
export interface ConversationsOptions {
  readonly store: Store;
  readonly keyring: Pick<Keyring, "pseudonymSecret">;
  readonly clock: Pick<Clock, "now">;
  readonly sites: Sites;
  /** Whether a reader was erased at any time. */
  readonly wasErased: (reader: string) => boolean;
  /** Hears why a message could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
  /** How often readers may write; as people do if left out. */
  readonly writeRates?: WriteRates | undefined;
}

/** Everything the chat can do. */
export interface Chat extends Conversations, AuthorParts {
  readonly attention: Attention;
  /** The list of all conversations, for authors. */
  readonly inbox: Inbox;
  readonly desk: Desk;
  readonly sites: Sites;
  readonly siteEditing: SiteEditing;
  /** Which pages have the tag. */
  readonly pages: PageWatch;
  readonly readerTokens: ReaderTokens;
  readonly readerSessions: ReaderSessions;
  readonly erasures: Erasures;
  readonly audit: AuditLog;
  /** What a reader may take along. */
  readerData(reader: string): ReturnType<typeof readerData>;
  readonly readers: Readers;
  readonly readerLinks: ReaderLinks;
  readonly identities: Identities;
  /** What other instances are told and tell, and what is read again when something was missed. */
  readonly signals: Signals;
  readonly memories: Memories;
  /** Lets go of what waits to be told to other instances. */
  leaveInstances(): void;
  /** Tells every message that is stored from now on. Returns how to stop. */
  publishTo(publisher: Publisher): () => void;
}

/** Puts a chat together. It starts nothing. */
export function createChat(
  {
    store,
    keyring,
    clock,
    random,
    sites,
    publicUrl,
    identityKeyOf = () => undefined,
    report,
    writeRates,
    passwordCost = SCRYPT_COST,
    ownerIsSet = false,
    carrier,
  }: ChatOptions,
): Chat {
  const signals = new Signals(carrier);
  const memories = new Memories(report);
  const elsewhere = new Elsewhere();
  const readerSessions = new ReaderSessions();
  const erasures = new Erasures({
    store,
    readerSessions,
    clock,
    forget: (reader) => conversations.moderation.forget(reader),
    forgetAll: () => conversations.moderation.forgetAll(),
    report,
  });
  const countsFrom = (reader: string) => erasures.countsFrom(reader);
  const tokens = new ReaderTokens({ keyring, clock, random, sites, countsFrom });
  const readers = new Readers({ store, tokens, sessions: readerSessions, clock, report });
  const wasErased = (reader: string) => erasures.wasErased(reader);
  const desk = createDesk({ store, clock, sites, readers, wasErased, report });
  const authorParts = createAuthors({
    store,
    keyring,
    clock,
    random,
    publicUrl,
    passwordCost,
    ownerIsSet,
    async forget({ id }) {
      await desk.states.unassign(id);
      await store.console.forgetAuthor(id);
      await forgetNotices(store, id);
    },
  });
  const conversations = createConversations({
    store,
    keyring,
    clock,
    sites,
    wasErased,
    report,
    writeRates,
  });
  const { gate } = conversations.moderation;
  const mayWrite = (place: Place) => gate.mayWrite(place);
  const attention = createAttention({ store, clock, sites, mayWrite, elsewhere, report });
  const pages = new PageWatch({
    siteOfOrigin: (origin) => sites.siteOfOrigin(origin),
    publicUrl,
    clock,
  });
  const leaveInstances = joinInstances({
    ...authorParts,
    ...conversations,
    signals,
    memories,
    store,
    clock,
    attention,
    elsewhere,
    desk,
    erasures,
    pages,
    readers,
    sites,
    report,
  });
  return {
    ...conversations,
    desk,
    attention,
    inbox: new Inbox({ store, unread: attention.unread, readers, report }),
    sites,
    readerTokens: tokens,
    readerSessions,
    readers,
    readerLinks: new ReaderLinks({ store, keyring, clock, random, tokens, countsFrom, report }),
    identities: new Identities({
      store,
      keyring,
      clock,
      sites,
      readers,
      tokens,
      publicUrl,
      keyOf: (site) => identityKeyOf(site) ?? publicIdentityKey(sites.get(site).identityKey),
      report,
    }),
    erasures,
    audit: new AuditLog({ store, clock, wasErased, report }),
    readerData: (reader) => readerData(store, reader),
    siteEditing: new SiteEditing({
      sites,
      store,
      clock,
      isAccompanied: () => signals.isAccompanied,
      report,
    }),
    pages,
    ...authorParts,
    signals,
    memories,
    leaveInstances,
    publishTo: (publisher) => publishCommits(store, publisher),
  };
}

/** Puts together what people do in conversations. */
export function createConversations(given: ConversationsOptions): Conversations {
  const { sites } = given;
  const moderation = createModeration(given);
  const options: ConversationOptions & SearchOptions = {
    ...given,
    allowsOrigin: (origin, room) => sites.admits(siteOf(room), origin),
    gate: moderation.gate,
    held: moderation.held,
    termsOf: (room) => termsOf(sites, room),
  };
  return {
    conversation: new Conversation(options),
    editing: new Editing(options),
    questions: new Questions(options),
    whispers: new Whispers(options),
    search: new Search(options),
    moderation,
  };
}
