/**
 * What a page asks for over the network, as its browser counts it.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** One answer. */
export interface Loaded {
  readonly url: string;
  /** As the browser calls it: `Script`, `Fetch`, `Document` … */
  readonly kind: string;
  /** The octets of its body, as they came: compressed, if they were. */
  bytes: number;
}

/** What a page has asked for so far. */
export interface Traffic {
  readonly loaded: readonly Loaded[];
  /** The addresses of its sockets. */
  readonly sockets: readonly string[];
  /** Makes its network slow, or gives it back: `undefined`. */
  slow(network: Network | undefined): Promise<void>;
}

/** How slow a network is. */
export interface Network {
  /** Until the first octet of an answer, in milliseconds. */
  readonly latencyMs: number;
  readonly downBitsPerSecond: number;
  readonly upBitsPerSecond: number;
}

/** Counts from now on; answers come in gzip, which every server has. */
export async function countTraffic(page: Page): Promise<Traffic> {
  const browser = await page.context().newCDPSession(page);
  const loaded = new Map<string, Loaded>();
  const sockets: string[] = [];
  browser.on("Network.requestWillBeSent", ({ requestId, request, type = "Other" }) => {
    loaded.set(requestId, { url: request.url, kind: type, bytes: 0 });
  });
  /** What the head of an answer weighed. */
  const heads = new Map<string, number>();
  browser.on("Network.responseReceived", ({ requestId, response }) => {
    heads.set(requestId, response.fromDiskCache ? 0 : response.encodedDataLength);
  });
  browser.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId);
    if (one !== undefined) one.bytes = Math.max(0, encodedDataLength - (heads.get(requestId) ?? 0));
  });
  browser.on("Network.webSocketCreated", ({ url }) => sockets.push(url));
  await browser.send("Network.enable");
  await browser.send("Network.setExtraHTTPHeaders", { headers: { "accept-encoding": "gzip" } });
  return {
    get loaded() {
      return [...loaded.values()];
    },
    sockets,
    async slow(network) {
      await browser.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: network?.latencyMs ?? 0,
        downloadThroughput: network === undefined ? -1 : network.downBitsPerSecond / 8,
        uploadThroughput: network === undefined ? -1 : network.upBitsPerSecond / 8,
      });
    },
  };
}
