/**
 * Puts the HTTP app together: the routes of every folder, with what they ask.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Chat } from "../chat/chat.ts";
import type { KeptKeyring } from "../chat/token/kept_keyring.ts";
import { type AppOptions, createApp } from "../http/app.ts";
import { createAuthorApi } from "../http/author/author_api.ts";
import { createCannedRoutes } from "../http/desk/canned_routes.ts";
import { createInboxRoutes } from "../http/desk/inbox_routes.ts";
import { createSiteRoutes } from "../http/desk/site_routes.ts";
import { createStatisticsRoutes } from "../http/desk/statistics_routes.ts";
import { createAnswerRoutes } from "../http/notification/answer_routes.ts";
import { createNotificationApi } from "../http/notification/notification_api.ts";
import { createPushRoutes } from "../http/notification/push_routes.ts";
import { createFeedRoutes } from "../http/page/feed_routes.ts";
import { createFollowRoutes } from "../http/reader/follow_routes.ts";
import { createLifeRoutes } from "../http/reader/life_routes.ts";
import { createMailPageRoutes } from "../http/reader/mail_page_routes.ts";
import { createProofRoutes } from "../http/reader/proof_routes.ts";
import { createPushFollowRoutes } from "../http/reader/push_follow_routes.ts";
import { createReaderRoutes } from "../http/reader/reader_routes.ts";
import { createUnreadRoutes } from "../http/reader/unread_routes.ts";
import {
  authorGuard,
  authorSessionGuard,
  confirmedGuard,
  ownerGuard,
  sessionGuard,
} from "../http/request/author_guard.ts";
import type { Client } from "../http/request/client.ts";
import type { AuthorCookies } from "../http/request/cookie.ts";
import { createArchiveRoutes } from "../http/task/archive_routes.ts";
import { createBackupRoutes } from "../http/task/backup_routes.ts";
import { createCheckRoutes } from "../http/task/check_routes.ts";
import { createDoctorRoutes } from "../http/task/doctor_routes.ts";
import type { Config } from "../setting/config.ts";
import type { Store } from "../storage/store.ts";
import type { Notifications } from "./notification_wiring.ts";
import type { Storage } from "./open_storage.ts";
import type { WiredPush } from "./push_wiring.ts";
import type { ReaderMail } from "./reader_mail_wiring.ts";

/** What is put together. */
export interface AppParts
  extends
    Pick<AppOptions, "gate" | "origins" | "widgetDir" | "demoDir" | "refusalOf" | "log">,
    Pick<Storage, "copy" | "health" | "bus">,
    Pick<WiredPush, "devices"> {
  readonly config: Config;
  readonly chat: Chat;
  readonly store: Store;
  readonly keyring: KeptKeyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly cookies: AuthorCookies | undefined;
  readonly notifications: Notifications;
  readonly readerMail: ReaderMail;
  /** Whether the server is on its way out. */
  readonly isStopping: () => boolean;
}

/** Whom a request is from, as far as {@linkcode Client} knows. */
type From = { readonly env: Client };

const peerOf = ({ env }: From) => env.peer;
const addressOf = ({ env }: From) => env.address;
const networkOf = ({ env }: From) => env.network;

/** The app; its `fetch` takes a request and its {@linkcode Client}. */
export function wireApp(parts: AppParts): ReturnType<typeof createApp> {
  const { config, chat, clock, notifications, health, origins, cookies } = parts;
  const guarding = { sessions: chat.sessions, policy: origins, cookies };
  const confirmed = confirmedGuard({ ...guarding, clock });
  const authorOf = authorGuard(guarding);
  return createApp({
    ...parts,
    readerApi: readerApi(parts),
    authorApi: createAuthorApi({ ...config, chat, clock, guarding, addressOf })
      .route("/", createPushRoutes({ ...parts, signedIn: authorSessionGuard(guarding) }))
      .route("/", createAnswerRoutes({ ...chat, authorOf }))
      .route("/", createNotificationApi({ ...notifications, authorOf, confirmed })),
    lifeApi: createLifeRoutes({ chat, clock, confirmed, addressOf }),
    siteApi: createSiteRoutes({ chat, authorOf, confirmed, ...sending(parts) })
      .route("/", createCannedRoutes({ chat, authorOf }))
      .route("/", createInboxRoutes({ chat, signedIn: sessionGuard(guarding) }))
      .route("/", createStatisticsRoutes({ ...parts, sites: chat.sites, authorOf })),
    archiveApi: createArchiveRoutes({ ...parts, authorOf, confirmed })
      .route("/", taskApi(parts, ownerGuard(guarding))),
    async unready() {
      await health?.tryAgain();
      const [lost] = health?.lost() ?? [];
      return parts.isStopping() ? "stopping" : lost && `cannot ${lost} its data`;
    },
  });
}

/** What readers and their mails ask. */
function readerApi(parts: AppParts): AppOptions["readerApi"] {
  const { config, chat, clock, origins, readerMail } = parts;
  const { sites } = chat;
  const asking = { chat, clock, addressOf, networkOf };
  return createReaderRoutes({ ...chat, clock, addressOf, networkOf, ...sending(parts) })
    .route("/", createFollowRoutes({ ...readerMail, ...asking }))
    .route("/", createPushFollowRoutes({ ...readerMail, ...asking, policy: origins }))
    .route("/", createProofRoutes({ ...chat, clock, addressOf }))
    .route("/", createUnreadRoutes({ ...chat, ...chat.attention, clock, addressOf }))
    .route("/", createFeedRoutes({ ...parts, ...config, sites, addressOf }))
    .route("/", createMailPageRoutes({ ...readerMail, ...config, sites }));
}

/** What tasks ask, and the console's check. */
function taskApi(
  parts: AppParts,
  ownerOf: ReturnType<typeof ownerGuard>,
): AppOptions["archiveApi"] {
  const { config, notifications, clock, health, bus, random } = parts;
  const instance = bus?.instance ?? newId(random);
  return createDoctorRoutes({ ...parts, ...config, instance, peerOf, addressOf })
    .route(
      "/",
      createCheckRoutes({
        ...config,
        ...notifications,
        clock,
        ownerOf,
        cannot: () => health?.lost() ?? [],
        sendsPush: config.webPush,
        peerOf,
        addressOf,
      }),
    )
    .route("/", createBackupRoutes(parts));
}

/** What readers who leave can be sent. */
function sending({ readerMail }: AppParts): { sendsMail: boolean; sendsPush: boolean } {
  return {
    sendsMail: readerMail.follows !== undefined,
    sendsPush: readerMail.pushFollows !== undefined,
  };
}
