/**
 * The port to whatever posts to addresses that authors name. `server/outbound/guarded_sender.ts` does
 * it, and goes to no address it should not.
 *
 * @module
 */

/** What is posted. */
export interface WebPost {
  /** An https address. */
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of it. */
export type WebAnswer =
  /** Something answered; `body` is its first 4 KiB at most. Redirects are answers too. */
  | {
    readonly kind: "answered";
    readonly status: number;
    readonly body: string;
    /** How long it asks to be left alone. */
    readonly retryAfterMs?: number;
  }
  /** It must not go there; trying again is of no use. */
  | { readonly kind: "forbidden"; readonly reason: string }
  /** It was not reached, or did not answer in time. */
  | { readonly kind: "unreachable"; readonly reason: string };

/** Posts. Resolves also when it cannot: nothing is thrown. */
export interface WebSender {
  /** Why nothing may ever be posted to an address, as a sentence; `undefined` when it may. */
  faultOf(url: string): string | undefined;
  post(post: WebPost): Promise<WebAnswer>;
}
