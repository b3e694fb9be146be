/**
 * Who may send where and subscribe to what: rules, of which a refusing one comes first and the
 * absence of any refuses.
 *
 * @module
 */
import type { Principal } from "../principal.ts";
import type { Prefixes } from "./destination.ts";
import { covers, matchPath, overlaps, parsePath, type Vars } from "../routing/path_pattern.ts";

/** What a rule is about. */
export type RuleCommand = "SEND" | "SUBSCRIBE";

/** What somebody wants to do. */
export interface Wish<U extends Principal = Principal> {
  /** What the client sent. */
  readonly command: RuleCommand;
  /** Literal, unless it {@linkcode isPattern}. */
  readonly destination: string;
  /** Whether a SUBSCRIBE has wildcards, where the server takes such. */
  readonly isPattern?: boolean;
  /** Who wants it. */
  readonly user: U;
}

/** What a rule's condition is asked. */
export interface Asked<U extends Principal, P extends string = string> {
  /** Who wants it. */
  readonly user: U;
  /** The pattern's variables, percent-decoded once. */
  readonly params: Vars<P>;
  /** Literal, or what a client subscribes to with wildcards. */
  readonly destination: string;
}

/** One rule. Made by {@linkcode permit} and {@linkcode deny}. */
export interface Rule<U extends Principal = Principal> {
  /** What follows if it applies. */
  readonly effect: "permit" | "deny";
  /** Whether the rule speaks of this. */
  applies(wish: Wish<U>): boolean | Promise<boolean>;
}

/**
 * Permits a command on destinations. A SUBSCRIBE with wildcards is permitted if the pattern takes in
 * all that it would hear; a condition that looks at variables cannot vouch for all of them, and never
 * permits it.
 *
 * @param pattern a destination in which `{name}` and `*` stand for one segment and `**` for any
 *   number of them
 * @param condition permits only if it says so; it may look something up
 * @throws {SyntaxError} when the pattern is none
 *
 * @example
 * ```ts
 * import { isAuthorized, permit } from "./authorize.ts";
 * const rules = [permit("SUBSCRIBE", "/topic/{owner}", ({ user, params }) => {
 *   return params.owner === user.name;
 * })];
 * const wish = { command: "SUBSCRIBE", user: { name: "me" } } as const;
 * console.assert(await isAuthorized(rules, { ...wish, destination: "/topic/me" }));
 * console.assert(!await isAuthorized(rules, { ...wish, destination: "/topic/you" }));
 * ```
 */
export function permit<U extends Principal, const P extends string>(
  command: RuleCommand,
  pattern: P,
  condition?: (asked: Asked<U, P>) => boolean | Promise<boolean>,
): Rule<U> {
  return rule("permit", { command, pattern, condition });
}

/**
 * Refuses a command on destinations, whatever else permits it; see {@linkcode permit}. A SUBSCRIBE with
 * wildcards is refused if it might hear any of them.
 */
export function deny<U extends Principal, const P extends string>(
  command: RuleCommand,
  pattern: P,
  condition?: (asked: Asked<U, P>) => boolean | Promise<boolean>,
): Rule<U> {
  return rule("deny", { command, pattern, condition });
}

/** Permits everything to everybody, as a demo or a test may want. */
export const permitAll: Rule = { effect: "permit", applies: () => true };

/**
 * The rules of a server that was given none: what handlers are mapped to, the user's own queues, and
 * the topics that handlers send to. What handlers send to queues is for workers the application
 * chooses: a queue gives each message to one client alone.
 *
 * @param sendToTopics those that handlers name, without variables
 */
export function routedOnly(
  { application, user }: Pick<Prefixes, "application" | "user">,
  sendToTopics: () => readonly string[],
): readonly Rule[] {
  return [
    permit("SEND", `${application}/**`),
    permit("SUBSCRIBE", `${application}/**`),
    permit("SUBSCRIBE", `${user}/queue/**`),
    {
      effect: "permit",
      applies: ({ command, destination }) =>
        command === "SUBSCRIBE" && sendToTopics().includes(destination),
    },
  ];
}

/** What rules say of a wish. */
export type Verdict = "permitted" | "denied" | "no-rule";

/** Whether the rules let a user do something; see {@linkcode verdictOf}. */
export async function isAuthorized<U extends Principal>(
  rules: Iterable<Rule<U>>,
  wish: Wish<U>,
): Promise<boolean> {
  return await verdictOf(rules, wish) === "permitted";
}

/**
 * What the rules say: permitted if no rule denies it and one permits it. Rejects if a condition throws
 * or rejects.
 */
export async function verdictOf<U extends Principal>(
  rules: Iterable<Rule<U>>,
  wish: Wish<U>,
): Promise<Verdict> {
  let permitted = false;
  for (const rule of rules) {
    if (permitted && rule.effect === "permit") continue;
    const applies = rule.applies(wish);
    // Most rules answer at once; waiting for each would cost a turn.
    if (!(typeof applies === "boolean" ? applies : await applies)) continue;
    if (rule.effect === "deny") return "denied";
    permitted = true;
  }
  return permitted ? "permitted" : "no-rule";
}

interface RuleInit<U extends Principal, P extends string> {
  readonly command: RuleCommand;
  readonly pattern: P;
  readonly condition: ((asked: Asked<U, P>) => boolean | Promise<boolean>) | undefined;
}

function rule<U extends Principal, P extends string>(
  effect: Rule["effect"],
  { command, pattern, condition }: RuleInit<U, P>,
): Rule<U> {
  const path = parsePath(pattern);
  const asksVariables = condition !== undefined && path.variables.length > 0;
  const ask = ({ user, destination }: Wish<U>, params: object) =>
    condition === undefined || condition({ user, destination, params: params as Vars<P> });
  return {
    effect,
    applies(wish) {
      if (wish.command !== command) return false;
      if (wish.isPattern !== true) {
        const params = matchPath(path, wish.destination);
        return params !== undefined && ask(wish, params);
      }
      const asked = parsePath(wish.destination);
      if (effect === "permit") return !asksVariables && covers(path, asked) && ask(wish, {});
      return overlaps(path, asked) && (asksVariables || ask(wish, {}));
    },
  };
}
