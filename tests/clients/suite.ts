/**
 * What every client must get from the server, asked of one library over one transport.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { ClientKind } from "../helper/client_adapter.ts";
import { stompjs } from "../helper/client_stompjs.ts";
import { type OpenSite, withOpenSite } from "../helper/open_site.ts";
import {
  acknowledges,
  type Ask,
  carriesOctets,
  comesBack,
  connects,
  feelsHeartBeats,
  isTurnedAway,
  QUESTIONS,
  readsHeader,
} from "./questions.ts";

/** Clients leave things running for a moment; what must not be left is looked at in the end. */
const LATER = { sanitizeOps: false, sanitizeResources: false } as const;

/** The test of one client: one server, a step for each question. */
export function testClient(kind: ClientKind): void {
  const { name, abilities, lingers } = kind;
  Deno.test({ name, ...lingers !== undefined && LATER, fn });

  async function fn(test: Deno.TestContext): Promise<void> {
    await withOpenSite(async (site) => {
      const step = (what: string, fn: () => Promise<void>) =>
        test.step({ name: what, fn, ...LATER });
      // It takes seconds, in which all else can be asked.
      const beating = feelsHeartBeats(kind, site);
      beating.catch(() => {});
      for (const version of abilities.versions) {
        await step(`connects by STOMP ${version}`, () => connects(kind, site, version));
        await step(
          `acknowledges as STOMP ${version} does`,
          () => asking(acknowledges, { kind, site, version }),
        );
      }
      for (const [what, ask] of Object.entries(QUESTIONS)) {
        await step(what, () => asking(ask, { kind, site }));
      }
      for (const [said, read] of abilities.headers) {
        await step(
          `says a header ${JSON.stringify(said)} and reads ${JSON.stringify(read)}`,
          () => asking(readsHeader(said, read), { kind, site }),
        );
      }
      if (abilities.binary === true) {
        await step(
          "carries every octet from 0 to 255",
          () => asking(carriesOctets, { kind, site }),
        );
      }
      await step("is told of a wrong passcode and turned away", () => isTurnedAway(kind, site));
      await step("sends and receives heart-beats every second", () => beating);
      await step("comes back six times in a row", () => comesBack(kind, site));
      await step("leaves nothing behind", () => nothingIsLeft(site));
    });
  }
}

interface Asking {
  readonly kind: ClientKind;
  readonly site: OpenSite;
  readonly version?: "1.0" | "1.1" | "1.2";
}

let places = 0;

/** Asks with two clients, at destinations nobody has used. */
async function asking(ask: Ask, { kind, site, version }: Asking): Promise<void> {
  const { origin, stomp } = site;
  const client = await kind.connect({ origin, ...version !== undefined && { version } });
  const other = await stompjs("WebSocket").connect({ origin });
  try {
    const place = `place-${++places}`;
    await ask({ client, other, stomp, topic: `/topic/${place}`, queue: `/queue/${place}` });
  } finally {
    await client.leave();
    await other.leave();
  }
}

async function nothingIsLeft({ stomp, empty }: OpenSite): Promise<void> {
  await empty();
  const { subscriptionCount, unacknowledgedCount, transactionCount, queuedCount } = stomp.registry;
  assert.deepEqual(
    { subscriptionCount, unacknowledgedCount, transactionCount, queuedCount },
    { subscriptionCount: 0, unacknowledgedCount: 0, transactionCount: 0, queuedCount: 0 },
  );
}
