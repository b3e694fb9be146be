/**
 * Destinations of those who want to hear what is not theirs.
 *
 * @module
 */
import fc from "fast-check";

const SEPARATORS = ["/", "//", "/./", "/../", "%2F", "%2f", "\\", ".", ":", "/%2e%2e/", "\u2215"];
const WILD = [
  "*",
  "**",
  ">",
  "#",
  "+",
  "{reader}",
  "{room}",
  "",
  " ",
  "..",
  "%2A",
  "%00",
  "\0",
  "~",
];

/** How somebody changes a good destination into one that may get past a rule. */
const TWISTS: readonly ((destination: string, n: number) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => encodeURIComponent(text),
  (text) => decodeURIComponent(text),
  (text, n) => text.slice(0, n % (text.length + 1)) + "*" + text.slice(n % (text.length + 1)),
  (text, n) => text.slice(0, n % (text.length + 1)),
  (text) => text + "/",
  (text) => "/" + text,
  (text) => text + "/**",
  (text) => text.replace(/\/[^/]+$/, "/*"),
  (text, n) => {
    const at = n % text.length;
    const code = text.charCodeAt(at).toString(16).padStart(2, "0");
    return `${text.slice(0, at)}%${code}${text.slice(at + 1)}`;
  },
  (text) => text.replaceAll("%", "%25"),
  (text) => text.replace("/", "\uff0f"),
  (text) => text + "?x=1#y",
  (text) => text + "\n",
  (text) => "/user" + text,
  (text) => text.normalize("NFD") + "\u200b",
];

/**
 * So many destinations, the same in every run: good ones twisted, and words put together.
 *
 * @param good what somebody else may subscribe to
 */
export function hostileDestinations(good: readonly string[], count: number): readonly string[] {
  const words = [...new Set(good.flatMap((destination) => destination.split("/")))];
  const part = fc.constantFrom(...words, ...words, ...WILD);
  const joined = fc.array(fc.tuple(fc.constantFrom("/", "/", "/", ...SEPARATORS), part), {
    minLength: 1,
    maxLength: 7,
  }).map((parts) => parts.flat().join(""));
  const twisted = fc.tuple(
    fc.constantFrom(...good),
    fc.array(fc.tuple(fc.constantFrom(...TWISTS), fc.nat(200)), { maxLength: 3 }),
  ).map(([text, twists]) =>
    twists.reduce((twistedOnce, [twist, n]) => attempt(twist, twistedOnce, n), text)
  );
  return fc.sample(fc.oneof(twisted, joined), { numRuns: count, seed: 11 });
}

function attempt(
  twist: (destination: string, n: number) => string,
  destination: string,
  n: number,
): string {
  try {
    return destination === "" ? destination : twist(destination, n);
  } catch {
    // What is no percent-encoding cannot be undone.
    return destination;
  }
}
