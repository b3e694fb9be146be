/**
 * Leading: lets the other tabs take part in this tab's connection. Loaded when the first of them
 * says hello.
 *
 * @module
 */
import type { Link } from "../../state/link.ts";
import { type FollowerMessage, type LeaderMessage, lockOfTab } from "./tab_message.ts";

/** What a tab leads with. */
export interface LeadingOptions {
  /** Of the channel. */
  readonly name: string;
  readonly link: RenewableLink;
  readonly channel: BroadcastChannel;
  readonly locks: Pick<LockManager, "request"> | undefined;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** A tab has gone: whatever it has left unsent is nobody's now. */
  readonly left: () => void;
}

/** A link whose reader may become another. */
export interface RenewableLink extends Link {
  /** Connects anew, as whoever the reader is now. */
  renew(): void;
}

/** Begins to lead: all that follow are asked to say hello once more. */
export function lead(options: LeadingOptions): void {
  const { name, link, channel, locks, signal, left } = options;
  /** What each tab follows. */
  const tabs = new Map<string, Set<string>>();
  /** How to stop following, by destination. */
  const followed = new Map<string, () => void>();

  const say = (message: LeaderMessage) => {
    if (!signal.aborted) channel.postMessage(message);
  };
  const tellState = () => say({ kind: "state", status: link.status, site: link.site });
  link.watch(tellState);

  function follow(tab: string, destination: string): void {
    tabOf(tab).add(destination);
    if (followed.has(destination)) return;
    followed.set(
      destination,
      link.follow(() => destination, (body) => say({ kind: "told", destination, body })),
    );
  }

  function unfollow(tab: string, destination: string): void {
    tabs.get(tab)?.delete(destination);
    if ([...tabs.values()].some((destinations) => destinations.has(destination))) return;
    followed.get(destination)?.();
    followed.delete(destination);
  }

  function tabOf(tab: string): Set<string> {
    const known = tabs.get(tab);
    if (known !== undefined) return known;
    const destinations = new Set<string>();
    tabs.set(tab, destinations);
    // It is ours when the tab has let go of it, however it ended.
    locks?.request(lockOfTab(name, tab), { signal }, () => {
      for (const destination of destinations) unfollow(tab, destination);
      tabs.delete(tab);
      left();
    }).catch(() => {});
    return destinations;
  }

  function hear(message: FollowerMessage): void {
    const { tab } = message;
    switch (message.kind) {
      case "hello":
        tabOf(tab);
        return tellState();
      case "follow":
        return (message.on ? follow : unfollow)(tab, message.destination);
      case "ask":
        return link.ask(
          message.destination,
          (answer) => say({ kind: "answer", tab, id: message.id, answer }),
        );
      case "send":
        return link.send(
          message.request,
          (answer) => say({ kind: "answer", tab, id: message.id, answer }),
        );
      case "reconnect":
        return link.reconnect();
      case "renew":
        return link.renew();
    }
  }

  channel.onmessage = ({ data }) => hear(data);
  say({ kind: "leader" });
}
