/**
 * An annotated handler, whole: a name comes in, a greeting goes out to everyone who listens.
 *
 * @module
 */
import * as v from "valibot";
import { Controller, type Message, MessageMapping, SendTo } from "../../server/messaging/mod.ts";
import { escapeHtml } from "./escape_html.ts";

const Hello = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty("Expected a name"),
    v.maxLength(60, "Expected at most 60 characters"),
  ),
});

/** Answers `{"name": "…"}` sent to `/app/hello`. */
@Controller()
export class GreetingController {
  @MessageMapping("/hello", { body: Hello })
  @SendTo("/topic/greetings")
  greet({ body }: Message<"/hello", typeof Hello>) {
    return { content: `Hello, ${escapeHtml(body.name)}!` };
  }
}
