/**
 * Every rule of the protocol that this server keeps, with the code that keeps it and the tests that
 * show it. `RULES.md` is this table to be read; a test fails when a rule has no test.
 *
 * @module
 */
import { ENDPOINT_RULES } from "./rules/endpoint_rules.ts";
import { FRAME_RULES } from "./rules/frame_rules.ts";
import type { Rule } from "./rules/rule.ts";
import { SESSION_RULES } from "./rules/session_rules.ts";
import { SUBSCRIPTION_RULES } from "./rules/subscription_rules.ts";
import { WEBSOCKET_RULES } from "./rules/websocket_rules.ts";

export type { Rule } from "./rules/rule.ts";

/** All rules, by what they are about. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  "Frames": FRAME_RULES,
  "Sessions": SESSION_RULES,
  "Subscriptions, acknowledgements, transactions": SUBSCRIPTION_RULES,
  "WebSocket": WEBSOCKET_RULES,
  "Endpoints and SockJS": ENDPOINT_RULES,
};

/**
 * The rules as Markdown.
 *
 * @example
 * ```ts
 * import { printRules, RULES } from "./rules.ts";
 * console.assert(printRules(RULES).includes("## Frames"));
 * ```
 */
export function printRules(rules: Readonly<Record<string, readonly Rule[]>>): string {
  const head =
    "# Rules\n\nWhat this server keeps of the protocol, where, and which tests show it." +
    " Printed from `rules.ts`.\n";
  return head +
    Object.entries(rules).map(([title, all]) => `\n## ${title}\n${all.map(printRule).join("")}`)
      .join("");
}

function printRule({ id, rule, section, code, tests }: Rule): string {
  const from = section === "own" ? "" : ` (${section})`;
  return [
    `\n**${id}** ${escaped(rule)}${from}\n\n`,
    ...code.map((path) => `- \`${path}\`\n`),
    ...tests.map((name) => `- “${escaped(name)}”\n`),
  ].join("");
}

/** Text as Markdown shows it. */
function escaped(text: string): string {
  return text.replace(/[\\*_`<$]/g, "\\$&");
}
