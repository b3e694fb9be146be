/**
 * What the tabs of a site say to each other over their channel. One of them leads: it has the
 * connection. The others follow.
 *
 * @module
 */
import type { Answer, SendRequest } from "../../state/link.ts";
import type { LinkStatus } from "../../state/link_status.ts";

/** What a tab that follows says. `tab` names it, for as long as it follows. */
export type FollowerMessage =
  /** I am here; how is the connection? */
  | { readonly kind: "hello"; readonly tab: string }
  | {
    readonly kind: "follow";
    readonly tab: string;
    readonly destination: string;
    readonly on: boolean;
  }
  | {
    readonly kind: "ask";
    readonly tab: string;
    readonly id: number;
    readonly destination: string;
  }
  | {
    readonly kind: "send";
    readonly tab: string;
    readonly id: number;
    readonly request: SendRequest;
  }
  | { readonly kind: "reconnect"; readonly tab: string }
  /** The reader is somebody else now; the browser's storage says who. */
  | { readonly kind: "renew"; readonly tab: string };

/** What the tab that leads says. */
export type LeaderMessage =
  /** From now on it is me. */
  | { readonly kind: "leader" }
  | { readonly kind: "state"; readonly status: LinkStatus; readonly site: string | undefined }
  /** The body of a destination somebody follows. */
  | { readonly kind: "told"; readonly destination: string; readonly body: unknown }
  | {
    readonly kind: "answer";
    readonly tab: string;
    readonly id: number;
    readonly answer: Answer;
  };

/** Everything that is said. */
export type TabMessage = FollowerMessage | LeaderMessage;

/** The lock that a tab holds while it follows. @param name that of the channel */
export function lockOfTab(name: string, tab: string): string {
  return `${name} ${tab}`;
}
