/**
 * The port to whatever sends mail. `server/outbound/smtp_mailer.ts` does it over SMTP.
 *
 * @module
 */

/** A mail, in plain text; there is never any HTML in it. */
export interface Mail {
  /** An address and nothing else, as in `kim@example.com`. */
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /**
   * Names the mail: up to 128 of A–Z, a–z, 0–9, ".", "_" and "-". Who sends the same again names it
   * so again, and mail programs show it once.
   */
  readonly id: string;
  /** What the mail belongs to: those of one thread stand together. Named as an id is. */
  readonly thread?: string;
  /** Where an answer goes; to whom it came from if left out. An address. */
  readonly replyTo?: string;
  /** Further headers, such as `List-Unsubscribe`; each value is one line of ASCII. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of what was sent. `code` is the other side's, where it said one. */
export type Delivery =
  /** The other side has taken it. */
  | { readonly kind: "sent"; readonly code?: number }
  /** It never will; trying again is of no use. */
  | { readonly kind: "refused"; readonly code?: number; readonly reason: string }
  /** Not now: it was not reached, or is busy. `afterMs` is how long it asks to be left alone. */
  | {
    readonly kind: "later";
    readonly code?: number;
    readonly reason: string;
    readonly afterMs?: number;
  };

/** Looks whether mail could be sent, and sends none. */
export interface MailLooker {
  /** Connects, encrypts and signs in as for a mail. Nothing is thrown. */
  look(): Promise<Delivery>;
}

/** Sends mail. Resolves also when it cannot: nothing is thrown. */
export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
}
