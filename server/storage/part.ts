/**
 * Parts of a store: small ports beside the conversations, each in a file of its own below `port/`,
 * made from one table that says what each of its calls does to the data.
 *
 * @module
 */

/**
 * What a call does to the data: it reads, it writes, or it writes and leaves behind what shall be in
 * no file of the data any more when it resolves. `expunge` is that, and about what somebody wants
 * gone from copies too that were made before; its answer says whether there was anything.
 */
export type Effect = "read" | "write" | "erase" | "expunge";

/** What each call of a part does. */
export type Effects<Part> = { readonly [Name in keyof Part]: Effect };

/** The same calls where the data is: they answer at once. */
export type Synchronous<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Value
    : never;
};

/** Makes the call `name`. */
export type MakeCall = (name: string, args: readonly unknown[]) => Promise<unknown>;

/**
 * A part whose calls are all made by one function.
 *
 * @example
 * ```ts
 * import { partOf } from "./part.ts";
 * interface Echo {
 *   say(text: string): Promise<string>;
 * }
 * const echo = partOf<Echo>({ say: "read" }, (name, args) => Promise.resolve(`${name} ${args[0]}`));
 * console.assert(await echo.say("hello") === "say hello");
 * ```
 */
export function partOf<Part>(effects: Effects<Part>, call: MakeCall): Part {
  const calls = Object.keys(effects).map((name) => [
    name,
    (...args: readonly unknown[]) => call(name, args),
  ]);
  return Object.fromEntries(calls) as Part;
}
