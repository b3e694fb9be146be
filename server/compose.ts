/**
 * The only place where concrete classes meet: from the settings to a server that answers requests.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { createGreetingServer } from "../demo/greeting/greeting_server.ts";
import { STOMP_PATH } from "../shared/chat/destination.ts";
import { CLOSE } from "../shared/code.ts";
import { DEFAULT_SITE, type RandomBytes } from "../shared/chat/id.ts";
import type { Clock } from "../shared/clock.ts";
import { Attendance } from "./chat/instances/attendance.ts";
import { type Chat, createChat } from "./chat/chat.ts";
import { wireDesk } from "./chat/controller/wiring/desk_wiring.ts";
import type { KeptKeyring } from "./chat/token/kept_keyring.ts";
import { createLoginLink } from "./chat/author/login_link.ts";
import { storeRefusal } from "./chat/keep.ts";
import type { ScryptCost } from "./chat/author/password.ts";
import type { WriteRates } from "./chat/moderation/rates.ts";
import type { Config } from "./setting/config.ts";
import { clientsOf } from "./http/request/client.ts";
import { auditTrail } from "./http/author/audit_trail.ts";
import { authorCookies } from "./http/request/cookie.ts";
import { ownOrigins } from "./http/request/origin.ts";
import { OriginGate } from "./http/request/origin_gate.ts";
import { alone, type HourlyTurn, hourlyTurn } from "./rounds/hourly_turn.ts";
import { wireApp } from "./wiring/app_wiring.ts";
import { wireChat } from "./wiring/chat_wiring.ts";
import { startLife } from "./wiring/life_wiring.ts";
import { createNotifications } from "./wiring/notification_wiring.ts";
import { wireReaderMail } from "./wiring/reader_mail_wiring.ts";
import { steppedPage } from "./http/page/page_step.ts";
import type { Bus, RequestInfo } from "./messaging/mod.ts";
import { startTidying } from "./rounds/tidying.ts";
import type { Log } from "./ops/log.ts";
import { RestingClock } from "./ops/resting_clock.ts";
import { postOnce } from "./outbound/web_push/post.ts";
import { wirePush } from "./wiring/push_wiring.ts";
import { openSites } from "./setting/sites_file.ts";
import { tellTo } from "./wiring/stomp_log.ts";
import { createStomp, guarded, LIMITS } from "./wiring/stomp_wiring.ts";
import { openStorage, type Storage } from "./wiring/open_storage.ts";
import { lookNowAndThen, makeRound, restWithout, startRounds } from "./rounds/rounds.ts";
import type { Store, StoreError } from "./storage/store.ts";
import { isShared } from "./setting/store_setting.ts";

/** What a server is composed with besides its settings. */
export interface Surroundings {
  readonly log: Log;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** How often readers may write; as people do if left out. */
  readonly writeRates?: WriteRates | undefined;
  /** What hashing a password costs; what a stolen data file should cost if left out. */
  readonly passwordCost?: ScryptCost;
  /** Where the data is, if somebody else opened it and lets go of it; as the settings say if left out. */
  readonly storage?: Storage | undefined;
}

/** A server, composed. */
export interface Talk {
  /** With which the author signs in for the first time; only while there is no author. */
  readonly setUpLink: string | undefined;
  /** Answers any request. */
  handle(request: Request, info: RequestInfo): Response | Promise<Response>;
  /** Does what is due, for a platform that says when. Resolves when it is done. */
  round(): Promise<void>;
  /** Takes no more clients and releases those that are there. Resolves after two and a half seconds at most. */
  drain(): Promise<void>;
  /** Finishes what was begun and lets go of the data. */
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Where the build puts the widget. */
export const WIDGET_DIR: string = ROOT + "widget/dist";
/** Of the time in which a server leaves; the rest is for its requests and its data. */
const DRAIN_DEADLINE_MS = 2_500;
const MISSED = { code: CLOSE.restart.code, reason: "Something was missed: connect again" };

/**
 * Composes a server. It listens to nothing yet.
 *
 * @throws {StoreError | StartError} when the data cannot be used
 */
export async function compose(config: Config, surroundings: Surroundings): Promise<Talk> {
  const given = surroundings.storage;
  const storage = given ?? await openStorage(config, surroundings);
  const letGo = given === undefined ? () => storage.close() : () => Promise.resolve();
  const begun: Stop[] = [];
  const close = async () => {
    for (const stop of begun.toReversed()) await stop();
    await letGo();
  };
  try {
    const resting = config.isDeploy ? new RestingClock(surroundings.clock) : undefined;
    const clock = resting ?? surroundings.clock;
    return { ...await join({ ...surroundings, ...storage, config, clock, resting, begun }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends something that was begun, and waits for it. */
type Stop = () => void | Promise<void>;

interface Parts
  extends Surroundings, Pick<Storage, "copy" | "health" | "bus" | "look" | "onMissed"> {
  readonly config: Config;
  readonly store: Store;
  readonly keyring: KeptKeyring;
  /** The clock, where it rests while nobody is there. */
  readonly resting: RestingClock | undefined;
  /** How to end what has begun; the last first. */
  readonly begun: Stop[];
}

async function join(parts: Parts): Promise<Omit<Talk, "close">> {
  const { config, store, log, clock, resting, begun } = parts;
  const sharesData = isShared(config.storage);
  const isTurn = sharesData ? hourlyTurn(store, clock) : alone;
  const policy = { own: ownOrigins(config.publicUrl), allowed: config.allowedOrigins };
  const sites = await openSites(store, config, log);
  const origins = { ...policy, siteOfOrigin: (origin: string) => sites.siteOfOrigin(origin) };
  const onRefused = (origin: string) => chat.pages.see(origin, { kind: "refused" });
  const gate = new OriginGate(origins, { log, clock, onRefused });
  const report = (fault: StoreError) => {
    // Where a KV fails, that was told, once.
    const isTold = fault.code === "failed" && (parts.health?.lost().length ?? 0) > 0;
    if (!isTold) log.error("not-stored", { code: fault.code, error: fault });
  };
  const chat: Chat = createChat({
    ...parts,
    carrier: parts.bus,
    sites,
    publicUrl: config.publicUrl,
    ownerIsSet: config.ownerPassword !== undefined,
    identityKeyOf: (site) => site === DEFAULT_SITE ? config.identityKey : undefined,
    report,
  });
  const cookies = authorCookies(config.publicUrl);
  const loading = chat.moderation.load();
  const clients = clientsOf({ ...parts, trustedProxies: config.trustedProxies });
  const stomp = createStomp(chat, { ...parts, origins, gate, cookies, ...clients });
  begun.push(parts.keyring.follow({
    clock,
    report: ({ message }) => log.error("keys-unusable", { reason: message }),
  }));
  parts.onMissed?.(() => {
    void chat.memories.refresh();
    // Whoever comes again asks for what they have not heard.
    stomp.disconnect(() => true, MISSED);
  });
  if (parts.look !== undefined) begun.push(lookNowAndThen(clock, parts.look));
  begun.push(wireChat(chat, stomp));
  const tidying = startTidying(chat, { clock, log, isTurn });
  begun.push(() => tidying.stop());
  const beginning = startLife({ ...parts, chat, messaging: stomp.messaging, isTurn });
  begun.push(() => beginning.then((life) => life.stop(), () => {}));
  const pushing = wirePush({ ...parts, chat, post: postOnce });
  begun.push(wireDesk(chat, stomp, isTurn()));
  const notifications = createNotifications({ ...parts, chat, ...pushing });
  begun.push(() => notifications.stop());
  const readerMail = wireReaderMail({ ...parts, ...pushing, chat, notifications });
  begun.push(() => readerMail.stop());

  const greeting = config.demo
    ? createGreetingServer({ ...guarded(gate), limits: LIMITS, clock, log: tellTo(log) })
    : undefined;

  let isStopping = false;
  const trail = auditTrail({ ...chat, cookies });
  const app = wireApp({
    ...parts,
    ...pushing,
    chat,
    gate,
    origins,
    cookies,
    notifications,
    readerMail,
    widgetDir: WIDGET_DIR,
    demoDir: config.demo ? ROOT + "demo" : undefined,
    isStopping: () => isStopping,
    refusalOf: (fault) => storeRefusal(fault, report),
  });

  const attendance = parts.bus && attendanceOf(parts.bus, chat, clock);
  begun.push(() => attendance?.stop(), () => chat.leaveInstances());
  const answer: Talk["handle"] = (request, info) => {
    const upgraded = stomp.handle(request, info) ?? greeting?.handle(request, info);
    if (upgraded !== undefined) return upgraded;
    const stepped = steppedPage(request);
    if (stepped !== undefined) chat.pages.see(stepped.origin, stepped.step);
    return trail(request, app.fetch(request, clients.clientOf(request, info)));
  };
  // Together: each asks a store that may be far away.
  const owner = prepareOwner(chat.account, parts);
  const starting = [beginning, owner, notifications.start(), loading] as const;
  // What one of them begins is ended only after it has begun.
  await Promise.allSettled(starting);
  const [life, setUpLink] = await Promise.all(starting);
  const catchingUp = catchUp(isTurn, [notifications, readerMail]);
  begun.push(() => catchingUp);
  // Whoever is started for one request does not let it wait for what others may do.
  if (!sharesData) await catchingUp;
  const { outbox } = notifications;
  const hourly = [tidying, life];
  const round = () => makeRound({ outbox, desk: chat.desk.states, hourly, resting });
  if (sharesData && !config.isDeploy) begun.push(startRounds(clock, round));
  if (resting !== undefined) restWithout(resting, stomp);
  return {
    round,
    setUpLink,
    handle: (request, info) => {
      resting?.catchUp();
      // What it carries may be signed with a key that another instance has made.
      const looking = parts.keyring.glance();
      const joining = attendance && isForChat(request) ? attendance.asked() : undefined;
      return looking === undefined && joining === undefined
        ? answer(request, info)
        : Promise.all([looking, joining]).then(() => answer(request, info));
    },
    async drain() {
      isStopping = true;
      // What is on its way to others gets the same time as those who are here.
      void notifications.outbox.stop();
      const deadline = { deadlineMs: DRAIN_DEADLINE_MS };
      await Promise.all([stomp.drain(deadline), greeting?.drain(deadline)]);
    },
  };
}

/** For requests an instance is among the others, too. */
function attendanceOf(bus: Bus, { memories }: Chat, clock: Clock): Attendance {
  return new Attendance({ stay: () => bus.stay(), memories, clock });
}

/** Whether what is remembered of the store decides about a request. */
function isForChat({ url }: Request): boolean {
  const { pathname } = new URL(url);
  return pathname.startsWith("/api/") || pathname.startsWith(STOMP_PATH);
}

/** Catches up with what was left when a process ended, if it is this instance's turn. */
async function catchUp(
  isTurn: HourlyTurn,
  parts: readonly { catchUp(): Promise<void> }[],
): Promise<void> {
  if (!await isTurn().catch(() => false)) return;
  for (const part of parts) await part.catchUp();
}

/** Sets the password that was configured; otherwise answers with a link for the first time. */
async function prepareOwner(account: Chat["account"], parts: Parts): Promise<string | undefined> {
  const { publicUrl, ownerPassword, isDeploy } = parts.config;
  if (ownerPassword !== undefined) {
    if (isDeploy) account.ensurePasswordLater(ownerPassword);
    else await account.ensurePassword(ownerPassword);
    return undefined;
  }
  return await account.exists() ? undefined : createLoginLink({ ...parts, publicUrl });
}
