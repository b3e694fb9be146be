/**
 * What the parser of `@stomp/stompjs` makes of a stream, told as our decoder tells it.
 *
 * @module
 */
import { unescape } from "../../shared/stomp/escape.ts";
import { type Command, COMMANDS } from "../../shared/stomp/frame.ts";
import type { Version } from "../../shared/stomp/version.ts";
import { latin1, type Outcome } from "../helper/decoding.ts";
import { StompJsParser } from "../helper/stompjs_parser.ts";

/** All outcomes of these chunks, their headers unescaped by the version's rules. */
export function outcomesOfStompJs(
  chunks: Iterable<string | Uint8Array>,
  version: Version | undefined,
): Outcome[] {
  const outcomes: Outcome[] = [];
  const parser = new StompJsParser(
    ({ command, headers, binaryBody }) => {
      const isEscaped = COMMANDS[command as Command].escaped;
      // Its client trims in every version and unescapes in several passes; that is not its parser.
      const read = (text: string) =>
        version === "1.0" ? text.trim() : isEscaped && version ? unescape(text, version) : text;
      outcomes.push({
        frame: command,
        headers: headers.map(([name, value]) => [read(name), read(value)]),
        body: latin1(binaryBody),
      });
    },
    () => outcomes.push("heart-beat"),
  );
  for (const chunk of chunks) parser.parseChunk(chunk);
  return outcomes;
}

/** As the other parser tells it, which loses a byte order mark at the head of a name or value. */
export function withoutMarks(outcome: Outcome): Outcome {
  if (outcome === "heart-beat" || !("frame" in outcome)) return outcome;
  const bare = (text: string) => text.replace(/^\ufeff/, "");
  const headers = outcome.headers.map(([name, value]) => [bare(name), bare(value)] as const);
  return { ...outcome, headers };
}
