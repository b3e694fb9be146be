/**
 * What the widget costs a page and its reader, beside published widgets: bytes, requests, the main
 * thread of a computer a quarter as fast, and how soon one can write.
 *
 * @module
 */
import { type Browser, chromium, type Page } from "playwright-core";
import { newId, roomId } from "../../shared/chat/id.ts";
import { sayOf } from "../../shared/chat/destination.ts";
import { findChromium, NO_CHROMIUM } from "../helper/chromium.ts";
import { random } from "../helper/chat.ts";
import { busySite, type ChatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { countTraffic, type Network, type Traffic } from "../helper/traffic.ts";
import { median, type Report, type Row } from "./report.ts";
import { pageWith, type Peer, PEERS, servePeer } from "./widget_peer.ts";

const CPU_SLOWDOWN = 4;
const MESSAGES = 500;
/** As page tests call it: "slow 4G". */
const SLOW_4G: Network = {
  latencyMs: 150,
  downBitsPerSecond: 1_638_400,
  upBitsPerSecond: 750_000,
};
const SHADOW = `document.querySelector("small-talk").shadowRoot`;
const LAUNCHER = `${SHADOW}.querySelector("#launcher")`;
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
  readonly shift: number;
}

/** What a visit cost before the reader's intent, and once the chat was open. */
interface VisitCost {
  readonly idle: Cost;
  readonly opened: Cost;
}

/** The widget and its peers on a page. */
export async function widget({ quick }: { readonly quick: boolean }): Promise<Report> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(`Cannot measure: ${NO_CHROMIUM}`);
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
    const nothing = await visits(rounds, () => visit(browser, plain.url, "true"));
    await plain.stop();
    const base = median(nothing.map(({ idle }) => idle.taskMs));

    const post = servePage(() =>
      pageWith(`<script async src="${site.origin}/small-talk.js"></script>`)
    );
    await fill(site);
    const ours = await visits(rounds, () => visit(browser, post.url, LAUNCHER, CAN_TYPE));
    const tap = await visits(rounds, () => tapTimes(browser, post.url));
    await post.stop();

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
          `idle tag, main thread at ${CPU_SLOWDOWN}× slowdown, ms`,
          Math.max(0, of(({ idle }) => idle.taskMs) - base),
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
        figure("tap → can type, slow 4G, cold, ms", median(tap.map(({ cold }) => cold)), 250),
        figure("tap → can type, slow 4G, warm, ms", median(tap.map(({ warm }) => warm)), 50),
      ],
      rows,
      remarks: [
        `Medians of ${rounds} visits with an empty cache. The main thread's time is what comes on ` +
        `top of the same page without a widget (${Math.round(base)} ms), slowed down ` +
        `${CPU_SLOWDOWN} times; bodies are counted as they came, in gzip. Peers stand in the page ` +
        "at once, so for them there is no moment before intent; their servers have no comments. " +
        `Slow 4G is ${SLOW_4G.latencyMs} ms and ${SLOW_4G.downBitsPerSecond / 1e6} Mbit/s.`,
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
    const metrics = await slowedDown(page);
    await page.addInitScript(WATCH);
    await trace(browser, page);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForFunction(ready, undefined, { timeout: 20_000 });
    await page.waitForLoadState("networkidle");
    const idle = await costOf(page, traffic, { metrics, longestMs: await longestTask(browser) });
    if (open === undefined) return { idle, opened: idle };
    await trace(browser, page);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.waitForFunction(open);
    await page.locator("li[data-id]").first().waitFor();
    await page.waitForLoadState("networkidle");
    const longestMs = await longestTask(browser);
    return { idle, opened: await costOf(page, traffic, { metrics, longestMs }) };
  } finally {
    await context.close();
  }
}

/** Makes the page's processor slow. @returns how long its main thread has worked, in milliseconds */
async function slowedDown(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  // The time it works, not the time it waits for a core that others have.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1_000;
  };
}

/** Writes down what the page's threads do. */
function trace(browser: Browser, page: Page): Promise<void> {
  return browser.startTracing(page, {
    categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
}

/** One line of what was written down; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** How long the longest task of a page's main thread has worked since then, in milliseconds. */
async function longestTask(browser: Browser): Promise<number> {
  const text = new TextDecoder().decode(await browser.stopTracing());
  const { traceEvents } = JSON.parse(text) as { traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents.filter(({ name, args }) =>
      name === "thread_name" && args?.name === "CrRendererMain"
    ).map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`))
    .reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0);
}

/** What was measured otherwise. */
interface Measured {
  readonly metrics: () => Promise<number>;
  readonly longestMs: number;
}

async function costOf(
  page: Page,
  { loaded, sockets }: Traffic,
  { metrics, longestMs }: Measured,
): Promise<Cost> {
  const { shift } = await page.evaluate<{ shift: number }>("seen");
  const others = loaded.filter(({ kind, url }) => kind !== "Document" || url.endsWith("/livechat"))
    .filter(({ url }) => !url.startsWith("data:"));
  return {
    bytes: others.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: others.length,
    sockets: sockets.length,
    taskMs: await metrics(),
    longestMs,
    shift,
  };
}

/** From a finger's touch until one can type: the first time, and on the next page. */
async function tapTimes(
  browser: Browser,
  url: string,
): Promise<{ readonly cold: number; readonly warm: number }> {
  const context = await browser.newContext({
    locale: "en",
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 780 },
  });
  try {
    const page = await context.newPage();
    const traffic = await countTraffic(page);
    await traffic.slow(SLOW_4G);
    const tap = async () => {
      await page.goto(url, { waitUntil: "load" });
      await page.waitForFunction(LAUNCHER);
      await page.waitForLoadState("networkidle");
      await page.evaluate(
        `tapped = new Promise((done) => {
        let start;
        addEventListener("pointerdown", (event) => start ??= event.timeStamp, true);
        const look = () => start !== undefined && ${CAN_TYPE}
          ? done(performance.now() - start)
          : setTimeout(look);
        look();
      })`.replace(/^tapped/, "globalThis.tapped") + "; 0",
      );
      await page.getByRole("button", { name: "Ask", exact: true }).tap();
      return await page.evaluate<number>("tapped");
    };
    return { cold: await tap(), warm: await tap() };
  } finally {
    await context.close();
  }
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
