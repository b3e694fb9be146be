/**
 * What looks at frames on their way: one that refuses, one that only watches, one that adds a header.
 *
 * @module
 */
import {
  bodyText,
  type Clock,
  frame,
  type InboundInterceptor,
  type OutboundInterceptor,
  Refused,
} from "../../server/messaging/mod.ts";

/** Refuses what links to somewhere. */
export const noLinks: InboundInterceptor = {
  before(sent) {
    if (sent.command === "SEND" && bodyText(sent).includes("://")) {
      throw new Refused({ code: "forbidden", message: "Please do not send links." });
    }
  },
};

/** Writes down what became of each frame. */
export function diary(write: (line: string) => void): InboundInterceptor {
  return {
    after({ command, headers }, session, result) {
      write([session.user.name, command, headers.get("destination") ?? "", result].join(" "));
    },
  };
}

/** Says when each MESSAGE left, in milliseconds since 1970. */
export function stamped(clock: Clock): OutboundInterceptor {
  return {
    before(sent) {
      if (sent.command !== "MESSAGE") return;
      return frame(sent.command, [...sent.headers, ["sent-at", `${clock.now()}`]], sent.body);
    },
  };
}
