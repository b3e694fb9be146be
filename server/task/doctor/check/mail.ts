/**
 * Mail: whether it can be handed in, with the settings there are. None is sent unless somebody names
 * an address for a trial.
 *
 * @module
 */
import type { Delivery } from "../../../chat/notification/mailer.ts";
import { SmtpMailer, type SmtpTarget } from "../../../outbound/smtp_mailer.ts";
import type { Check } from "../probe.ts";
import { fault, left, ok, type Verdict, warning } from "../verdict.ts";

const MAIL = "Mail";
const TRIAL = "Trial mail";
const ENCRYPTION = "Encryption of mail";

/** See the head of this file. */
export const mail: Check = {
  name: "What the server reaches",
  async run({ config: { outbound: { smtp, mailFrom } }, mailTo, clock }) {
    if (smtp === undefined || mailFrom === undefined) {
      return [left(MAIL, "It is not set up (SMTP_URL, MAIL_FROM)")];
    }
    const mailer = new SmtpMailer({ target: smtp, from: mailFrom });
    const looked = judgeLook(await mailer.look(), smtp);
    const verdicts = [looked, ...judgeEncryption(smtp)];
    if (mailTo === undefined || looked.level === "fault") return verdicts;
    const sent = await mailer.send({
      to: mailTo,
      subject: "A trial of smallTalk",
      text: "This mail was sent by deno task doctor. Mail can be sent.",
      id: `doctor-${clock.now()}`,
    });
    return [...verdicts, judgeTrial(sent, mailTo)];
  },
};

/** What came of connecting, encrypting and signing in. */
export function judgeLook(
  delivery: Delivery,
  { host, port, tls, user }: Pick<SmtpTarget, "host" | "port" | "tls" | "user">,
): Verdict {
  const where = `${host}:${port}`;
  if (delivery.kind === "sent") {
    return ok(MAIL, `${where} takes mail${user === undefined ? "" : " of this user"}`);
  }
  switch (delivery.reason) {
    case "EAUTH":
      return fault(
        MAIL,
        `${where} refuses the user or the password`,
        "Correct them in SMTP_URL; what is no letter or digit in them is percent-encoded",
      );
    case "ETLS":
      return fault(
        MAIL,
        `No encrypted connection to ${where} can be made`,
        tls === "always"
          ? `smtp:// instead of smtps:// in SMTP_URL, if port ${port} begins without encryption`
          : `smtps:// instead of smtp:// in SMTP_URL, if port ${port} is encrypted from the start`,
      );
    default:
      return fault(
        MAIL,
        `${where} does not answer as a mail server (${delivery.reason})`,
        "Correct the host and port of SMTP_URL, and see that no firewall keeps the machine from it",
      );
  }
}

function judgeEncryption({ host, tls }: SmtpTarget): readonly Verdict[] {
  const isNear = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
  return tls !== "off" || isNear ? [] : [
    warning(ENCRYPTION, `Mail goes to ${host} as it is`, "Leave out ?tls=off in SMTP_URL"),
  ];
}

function judgeTrial(delivery: Delivery, to: string): Verdict {
  return delivery.kind === "sent" ? ok(TRIAL, `It is on its way to ${to}`) : fault(
    TRIAL,
    `It was not taken (${delivery.code ?? delivery.reason})`,
    "MAIL_FROM must be an address this user may send from",
  );
}
