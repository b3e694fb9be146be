/**
 * A real SMTP server on this machine that takes mail, for tests.
 *
 * @module
 */
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it was received. */
export interface ReceivedMail {
  /** What SMTP was told, not the headers. */
  readonly from: string;
  readonly to: readonly string[];
  /** The whole text with its headers. */
  readonly raw: string;
  readonly mail: Email;
}

/** A server that takes mail. */
export interface SmtpReceiver {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Resolves to the next mail nobody has taken yet. */
  next(): Promise<ReceivedMail>;
  /** From now on mail is refused with this code, or taken again. */
  refuseWith(code: number | undefined): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine; without encryption unless the options say otherwise. */
export async function smtpReceiver(options: SMTPServerOptions = {}): Promise<SmtpReceiver> {
  const received: ReceivedMail[] = [];
  const waiting: ((mail: ReceivedMail) => void)[] = [];
  let taken = 0;
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) =>
      done(
        refusal === undefined ? null : Object.assign(new Error("no"), { responseCode: refusal }),
      ),
    onData: (stream, { envelope }, done) => {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = new TextDecoder().decode(await new Blob(chunks as BlobPart[]).arrayBuffer());
        const mailFrom = envelope.mailFrom;
        const mail: ReceivedMail = {
          from: mailFrom === false ? "" : mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
          mail: await PostalMime.parse(raw),
        };
        received.push(mail);
        done();
        waiting.shift()?.(mail);
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    next() {
      const mail = received[taken++];
      return mail === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(mail);
    },
    refuseWith: (code) => refusal = code,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
