/**
 * Sends mail over SMTP (RFC 5321), by nodemailer.
 *
 * The connection is ours: made by name with `node:net`, which asks for no more than the permission
 * for that one host and port. nodemailer speaks over it, and encrypts it.
 *
 * @module
 */
import { connect, type Socket } from "node:net";
import type { Transporter } from "nodemailer";
import type { Delivery, Mail, Mailer } from "../chat/notification/mailer.ts";

/** Where mail is handed in. */
export interface SmtpTarget {
  readonly host: string;
  readonly port: number;
  /**
   * `always`: encrypted from the first octet; `upgrade`: by STARTTLS, or not at all; `off`: never, as
   * on the machine itself.
   */
  readonly tls: "always" | "upgrade" | "off";
  readonly user?: string;
  readonly password?: string;
}

/** From whom mail is. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** What an {@linkcode SmtpMailer} is made with. */
export interface SmtpMailerOptions {
  readonly target: SmtpTarget;
  readonly from: MailSender;
  /** Certificates that are trusted besides the usual ones, as PEM. */
  readonly ca?: string;
  /** All of it, from connecting to the last answer, in milliseconds; two minutes if left out. */
  readonly deadlineMs?: number;
}

/** A server that says a little now and then would keep a mail, and those behind it, for ever. */
const DEADLINE_MS = 120_000;
const CONNECT_MS = 15_000;
/** Between two answers of the other side. */
const SILENCE_MS = 30_000;
const ID = /^[A-Za-z0-9._-]{1,128}$/;
const ADDRESS = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+$/u;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const HEADER_VALUE = /^[\x20-\x7e]*$/;
/** Nobody shall answer by a machine. */
const QUIET = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/** A {@linkcode Mailer} that hands mail in at one server, one connection for each. */
export class SmtpMailer implements Mailer {
  readonly #options: SmtpMailerOptions;

  constructor(options: SmtpMailerOptions) {
    this.#options = options;
  }

  async send(mail: Mail): Promise<Delivery> {
    const fault = faultOf(mail);
    if (fault !== undefined) return { kind: "refused", reason: fault };
    return await this.#over(async (transport) => {
      const { response = "" } = await transport.sendMail(this.#messageOf(mail));
      const code = Number.parseInt(response, 10);
      return { kind: "sent", ...code > 0 && { code } };
    });
  }

  /** Connects, encrypts and signs in as for a mail, and sends none. */
  async look(): Promise<Delivery> {
    return await this.#over(async (transport) => {
      await transport.verify();
      return { kind: "sent" };
    });
  }

  /**
   * Does something over a connection of its own, which is closed when time is up. nodemailer is loaded
   * with the first mail: a server that has just been started has none.
   */
  async #over(act: (transport: Transporter) => Promise<Delivery>): Promise<Delivery> {
    const { createTransport } = await import("nodemailer");
    const { promise: late, reject } = Promise.withResolvers<never>();
    let end = () => {};
    const transport = createTransport(this.#transportOptions((socket) => {
      end = () => socket.destroy();
      if (isOver) end();
    }));
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      reject(Object.assign(new Error("no answer in time"), { code: "ETIMEDOUT" }));
      end();
    }, this.#options.deadlineMs ?? DEADLINE_MS);
    try {
      return await Promise.race([act(transport), late]);
    } catch (error) {
      return deliveryOf(error);
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  }

  /** @param connected hears of the connection */
  #transportOptions(connected: (socket: Socket) => void) {
    const { target: { host, port, tls, user, password }, from, ca } = this.#options;
    return {
      host,
      port,
      secure: tls === "always",
      requireTLS: tls === "upgrade",
      ignoreTLS: tls === "off",
      // What we call ourselves; the machine's own name is nobody's business.
      name: domainOf(from.address),
      ...user !== undefined && { auth: { user, pass: password ?? "" } },
      tls: { servername: host, ...ca !== undefined && { ca } },
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
      getSocket: (_: unknown, done: (error: Error | null, socket?: unknown) => void) => {
        connectTo({ host, port }).then(
          (connection) => {
            connected(connection);
            done(null, { connection });
          },
          (error) => done(error),
        );
      },
    };
  }

  #messageOf({ to, subject, text, id, thread, replyTo, headers }: Mail) {
    const { from } = this.#options;
    const idOf = (name: string) => `<${name}@${domainOf(from.address)}>`;
    return {
      from,
      to: { name: "", address: to },
      envelope: { from: from.address, to: [to] },
      subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "),
      text,
      messageId: idOf(id),
      ...thread !== undefined && {
        inReplyTo: idOf(`thread.${thread}`),
        references: [idOf(`thread.${thread}`)],
      },
      ...replyTo !== undefined && { replyTo: { name: "", address: replyTo } },
      headers: { ...QUIET, ...headers },
    };
  }
}

/** What would make another mail of it, or none. */
function faultOf({ to, replyTo = to, id, thread = id, headers = {} }: Mail): string | undefined {
  if (![to, replyTo].every((address) => ADDRESS.test(address))) return "an address is unfit";
  if (![id, thread].every((name) => ID.test(name))) return "a name is unfit";
  const areFit = Object.entries(headers).every(([name, value]) =>
    HEADER_NAME.test(name) && HEADER_VALUE.test(value)
  );
  return areFit ? undefined : "a header is unfit";
}

function connectTo(target: { readonly host: string; readonly port: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(target);
    const timer = setTimeout(() => fail(new Error("no connection in time")), CONNECT_MS);
    const fail = (error: Error) => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    socket.once("error", fail);
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      resolve(socket);
    });
  });
}

/** What an error means for the mail. Its text may hold addresses, so only its codes are told. */
function deliveryOf(error: unknown): Delivery {
  const { code, responseCode }: { code?: unknown; responseCode?: unknown } = Object(error);
  const reason = typeof code === "string" ? code : "unreachable";
  const said = typeof responseCode === "number" ? { code: responseCode } : {};
  // Wrong settings are put right one day; a mail that is not wanted never is.
  const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
  const isFinal = isAboutMail && typeof responseCode === "number" && responseCode >= 500;
  return { kind: isFinal ? "refused" : "later", ...said, reason };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
