/**
 * A link of a program with @stomp/stompjs, which reconnects by itself.
 *
 * @module
 */
import { Client } from "@stomp/stompjs";
import { ERRORS, STOMP_PATH } from "../../shared/chat/destination.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Answer, Link, SendRequest } from "../../widget/state/link.ts";
import type { LinkStatus } from "../../widget/state/link_status.ts";

/** The library waits as long each time; who lost the same server shall not wait the same time. */
const RECONNECT_MS = { least: 100, most: 600 };

interface Followed {
  readonly destination: () => string;
  readonly listener: (body: unknown) => void;
}

/** A program's link; it asks for nothing and is closed once. */
export class StompJsLink implements Pick<Link, "status" | "watch" | "follow" | "send" | "open"> {
  readonly #stomp: Client;
  readonly #followed: Followed[] = [];
  readonly #watchers = new Set<() => void>();
  #waiting = new Map<string, (answer: Answer) => void>();
  #receipts = 0;
  status: LinkStatus = { kind: "idle" };

  constructor(origin: string, passcode: string, random: () => number) {
    const { least, most } = RECONNECT_MS;
    this.#stomp = new Client({
      brokerURL: `${origin.replace("http", "ws")}${STOMP_PATH}`,
      connectHeaders: { passcode },
      reconnectDelay: least + random() * (most - least),
      onConnect: () => this.#connected(),
      onWebSocketClose: () => {
        this.#waiting = new Map();
        this.#become({ kind: "connecting" });
      },
    });
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  follow(destination: () => string, listener: (body: unknown) => void): () => void {
    this.#followed.push({ destination, listener });
    return () => {};
  }

  send({ destination, body }: SendRequest, answered: (answer: Answer) => void): void {
    const receipt = `r${++this.#receipts}`;
    this.#waiting.set(receipt, answered);
    this.#stomp.watchForReceipt(receipt, () => {
      this.#answer(receipt, { kind: "answered", body: undefined });
    });
    this.#stomp.publish({ destination, body: JSON.stringify(body), headers: { receipt } });
  }

  open(): void {
    this.#stomp.activate();
  }

  async close(): Promise<void> {
    await this.#stomp.deactivate();
  }

  #connected(): void {
    this.#stomp.subscribe(ERRORS, ({ headers, body }) => {
      const refusal: Refusal = JSON.parse(body);
      this.#answer(headers["receipt-id"], { kind: "refused", refusal });
    });
    for (const { destination, listener } of this.#followed) {
      this.#stomp.subscribe(destination(), ({ body }) => listener(JSON.parse(body)));
    }
    this.#become({ kind: "online" });
  }

  #answer(receipt: string | undefined, answer: Answer): void {
    this.#waiting.get(receipt ?? "")?.(answer);
    this.#waiting.delete(receipt ?? "");
  }

  #become(status: LinkStatus): void {
    this.status = status;
    for (const watcher of this.#watchers) watcher();
  }
}
