/**
 * The state of the link to the server.
 *
 * @module
 */
import type { RefusalCode } from "../../shared/code.ts";

/** The state of the link to the server, as a person cares about it. */
export type LinkStatus =
  & {
    /** The server let us go, and another is there at once: nothing to worry anybody with. */
    readonly isMove?: boolean;
    /** Why it does not stand, where that is known. */
    readonly code?: RefusalCode | "blocked";
  }
  & (
    /** Nobody asked for a connection. */
    | { readonly kind: "idle" }
    | {
      readonly kind: "connecting";
      /** As somebody else: what waits was written by who was here before, and is not sent. */
      readonly isOther?: boolean;
    }
    | { readonly kind: "online" }
    /** The browser says there is no network. */
    | { readonly kind: "offline" }
    /** The next try is at `retryAt`, in milliseconds since 1970. */
    | {
      readonly kind: "waiting";
      readonly retryAt: number;
      /** The server answers, and something on the way lets no conversation through. */
      readonly code?: "blocked";
    }
    /** Trying again makes no sense without a change. */
    | { readonly kind: "refused"; readonly code: RefusalCode; readonly message: string }
  );
