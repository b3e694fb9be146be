/**
 * What the widget costs a page and its reader, beside published widgets: bytes, requests, the main
 * thread of a computer a quarter as fast, and how soon one can write.
 *
 * The widget is not touched by the runner's own selectors while its tasks are recorded: what looks
 * for a button by its name would be the longest of them.
 *
 * @module
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { newId, roomId } from "../../shared/chat/id.ts";
import { sayOf } from "../../shared/chat/destination.ts";
import { findWholeChromium, NO_WHOLE_CHROMIUM } from "../helper/chromium.ts";
import { random } from "../helper/chat.ts";
import { busySite, type ChatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { countTraffic, type Traffic } from "../helper/traffic.ts";
import { median, type Report, type Row } from "./report.ts";
import { pageWith, type Peer, PEERS, servePeer } from "./widget_peer.ts";
import { SLOW_4G, tapTimes } from "./widget_tap.ts";
import {
  CPU_SLOWDOWN,
  mainThread,
  slowedDown,
  trace,
  type Work,
  workSince,
} from "./widget_trace.ts";

const MESSAGES = 500;
/** The end of its address. */
const TAG = "/small-talk.js";
const SHADOW = `document.querySelector("small-talk").shadowRoot`;
const LAUNCHER = `${SHADOW}.querySelector("#launcher")`;
const HAS_ROWS = `${SHADOW}.querySelector("li[data-id]")`;
const CAN_TYPE = `${SHADOW}.activeElement?.matches("textarea")`;
/** Is there before the page's own scripts. */
const WATCH = `
  globalThis.seen = { shift: 0 };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

/** What a page has cost until some moment. */
interface Cost {
  readonly bytes: number;
  readonly requests: number;
  readonly sockets: number;
  /** Of the main thread, slowed down. */
  readonly taskMs: number;
  /** The longest task of it. */
  readonly longestMs: number;
  /** What of it is the tag's own script. */
  readonly tagMs: number;
  readonly shift: number;
}

/** What a visit cost before the reader's intent, and once the chat was open. */
interface VisitCost {
  readonly idle: Cost;
  readonly opened: Cost;
}

/** The widget and its peers on a page. */
export async function widget({ quick }: { readonly quick: boolean }): Promise<Report> {
  const executablePath = findWholeChromium();
  if (executablePath === undefined) throw new Error(`Cannot measure: ${NO_WHOLE_CHROMIUM}`);
  const rounds = quick ? 3 : 9;
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  using folder = dataDir();
  const site = await busySite(folder.path);
  const remarks: string[] = [];
  try {
    const plain = servePage(() => pageWith(""));
    const post = servePage(() => pageWith(`<script async src="${site.origin}${TAG}"></script>`));
    await fill(site);
    // One after the other, so that what else the machine does is about the same for both.
    const pairs = await visits(rounds, async () => ({
      nothing: await visit(browser, plain.url, "true"),
      ours: await visit(browser, post.url, LAUNCHER, CAN_TYPE),
    }));
    const ours = pairs.map((pair) => pair.ours);
    const base = median(pairs.map(({ nothing }) => nothing.idle.taskMs));
    const tap = await tapTimes(browser, post.url, rounds);
    await Promise.all([plain.stop(), post.stop()]);

    const rows: Row[] = [
      rowOf("smallTalk, before intent", ours.map(({ idle }) => idle), base),
      rowOf(`smallTalk, opened, ${MESSAGES} messages`, ours.map(({ opened }) => opened), base),
    ];
    for (const peer of PEERS) {
      try {
        rows.push(await peerRow(browser, peer, { rounds, base }));
      } catch (error) {
        remarks.push(`${peer.name} could not be measured: ${String(error).split("\n")[0]}`);
      }
    }
    const of = (part: (cost: VisitCost) => number) => median(ours.map(part));
    const lightest = Math.min(...rows.slice(2).map((row) => Number(row["kB gz"])));
    return {
      title: "widget",
      ratios: [
        {
          name: "bytes before intent, against the lightest peer",
          value: of(({ idle }) => idle.bytes) / 1_000 / lightest,
        },
        {
          name: "bytes once opened, against the lightest peer",
          value: of(({ opened }) => opened.bytes) / 1_000 / lightest,
        },
      ],
      figures: [
        figure("before intent, bytes", of(({ idle }) => idle.bytes), 1_500),
        figure("before intent, requests", of(({ idle }) => idle.requests), 1),
        figure(
          `idle tag, its script at ${CPU_SLOWDOWN}× slowdown, ms`,
          of(({ idle }) => idle.tagMs),
          5,
        ),
        figure("opened, bytes with all answers", of(({ opened }) => opened.bytes), 20_000),
        figure("opened, requests", of(({ opened }) => opened.requests), 3),
        figure(
          `opening with ${MESSAGES} messages, longest task, ms`,
          of(({ opened }) => opened.longestMs),
          50,
        ),
        figure("layout shift until opened", of(({ opened }) => opened.shift), 0),
        figure("touch → can type, slow 4G, cold, ms", tap.cold, 250),
        figure("the same, after a mouse has rested on it for 200 ms", tap.pointed, 250),
        figure("touch → can type, slow 4G, the next page, ms", tap.warm, 50),
        figure("touch → can type, once more on the same page, ms", tap.again, 50),
      ],
      rows,
      remarks: [
        `Medians of ${rounds} visits with an empty cache. The main thread's time is what comes on ` +
        `top of the same page without a widget (${Math.round(base)} ms), as the time the thread ` +
        `has worked, times ${CPU_SLOWDOWN}; bodies are counted as they came, in gzip. Peers stand in the page ` +
        "at once, so for them there is no moment before intent; their servers have no comments. " +
        `Slow 4G is ${SLOW_4G.latencyMs} ms and ${
          SLOW_4G.downBitsPerSecond / 1e6
        } Mbit/s; a touch ` +
        "is as short as can be, while a finger rests for some 80 ms.",
        ...remarks,
      ],
    };
  } finally {
    await browser.close();
    await site.stop();
  }
}

function figure(name: string, value: number, atMost: number) {
  return { name, value, goal: { atMost } };
}

async function visits<T>(rounds: number, visit: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let round = 0; round < rounds; round++) all.push(await visit());
  return all;
}

async function peerRow(
  browser: Browser,
  peer: Peer,
  { rounds, base }: { readonly rounds: number; readonly base: number },
): Promise<Row> {
  await using site = await servePeer(peer);
  const costs = await visits(rounds, () => visit(browser, site.url, peer.ready));
  return rowOf(peer.name, costs.map(({ idle }) => idle), base);
}

function rowOf(what: string, costs: readonly Cost[], base: number): Row {
  const of = (part: keyof Cost) => median(costs.map((cost) => cost[part]));
  return {
    "": what,
    "kB gz": of("bytes") / 1_000,
    "requests": of("requests"),
    "sockets": of("sockets"),
    "main thread ms": Math.max(0, of("taskMs") - base),
    "longest task ms": of("longestMs"),
    "CLS": of("shift"),
  };
}

/** @param open becomes true once the chat is open, if it has to be opened */
async function visit(
  browser: Browser,
  url: string,
  ready: string,
  open?: string,
): Promise<VisitCost> {
  const context = await browser.newContext({ locale: "en" });
  try {
    const page = await context.newPage();
    const traffic = await countTraffic(page);
    const metrics = await mainThread(page);
    await page.addInitScript(WATCH);
    await trace(browser, page);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForLoadState("networkidle");
    const idle = await costOf(page, traffic, { metrics, work: await workSince(browser, TAG) });
    // What the runner asks of the page is work of its main thread too: only once that is measured.
    await page.waitForFunction(ready, undefined, { timeout: 20_000 });
    if (open === undefined) return { idle, opened: idle };
    const { x, y } = await page.evaluate<{ x: number; y: number }>(
      `{ const { x, y, width, height } = ${LAUNCHER}.getBoundingClientRect();
        ({ x: x + width / 2, y: y + height / 2 }) }`,
    );
    await trace(browser, page);
    await page.mouse.click(x, y);
    await page.waitForFunction(open);
    await page.waitForFunction(HAS_ROWS);
    await page.waitForLoadState("networkidle");
    const work = await workSince(browser, TAG);
    return { idle, opened: await costOf(page, traffic, { metrics, work }) };
  } finally {
    await context.close();
  }
}

/** What was measured otherwise. */
interface Measured {
  readonly metrics: () => Promise<number>;
  readonly work: Work;
}

async function costOf(
  page: Page,
  { loaded, sockets }: Traffic,
  { metrics, work }: Measured,
): Promise<Cost> {
  const taskMs = slowedDown(await metrics());
  const { shift } = await page.evaluate<{ shift: number }>("seen");
  const others = loaded.filter(({ kind, url }) => kind !== "Document" || url.endsWith("/livechat"))
    .filter(({ url }) => !url.startsWith("data:"));
  return {
    bytes: others.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: others.length,
    sockets: sockets.length,
    taskMs,
    longestMs: slowedDown(work.longestTaskMs),
    tagMs: slowedDown(work.scriptMs),
    shift,
  };
}

/** A room in which much was said. */
async function fill(site: ChatSite): Promise<void> {
  const room = roomId("/post");
  const client = await site.connect({ passcode: await site.readerToken() });
  await Promise.all(Array.from({ length: MESSAGES }, (_, n) =>
    client.send(sayOf(room), {
      id: newId(random),
      text: `Message ${n}, with enough words to fill a line or maybe even two of them.`,
    })));
  await client.leave();
}

function servePage(html: () => string) {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response(html(), { headers: { "content-type": "text/html; charset=utf-8" } }),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}/post`,
    stop: () => server.shutdown(),
  };
}
