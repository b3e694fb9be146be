/**
 * Watches a page for what no text of a conversation may ever do: run, ask for something, or break
 * the page's rules.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { EVIL } from "../../helper/hostile_markup.ts";

/** What a page did that nobody asked for. */
export interface Misdeeds {
  /** How often a script of a text ran. */
  readonly hits: number;
  /** The addresses a text asked for. */
  readonly requests: readonly string[];
  /** The rules of the page a text broke, or tried to. */
  readonly violations: readonly string[];
  /** Elements, attributes and addresses that only a text can have brought. */
  readonly markup: readonly string[];
}

/** A page that did nothing wrong. */
export const INNOCENT: Misdeeds = { hits: 0, requests: [], violations: [], markup: [] };

interface Watched {
  hits: number;
  readonly violations: string[];
}

/**
 * Watches a page from before it is loaded.
 *
 * @returns what it did since
 */
export async function guard(page: Page): Promise<() => Promise<Misdeeds>> {
  const requests: string[] = [];
  const isOurs = (address: string) =>
    /^http:\/\/(?:stage\.localhost|127\.0\.0\.1:\d+)\//.test(address) && !address.endsWith("/x");
  page.on("request", (request) => {
    if (!isOurs(request.url())) requests.push(request.url());
  });
  page.on("dialog", (dialog) => dialog.dismiss());
  // What is at "x" cannot be loaded, at once.
  await page.route(
    ({ host, pathname }) => host === EVIL.slice(2) || pathname.endsWith("/x"),
    (route) => route.abort(),
  );
  await page.addInitScript(() => {
    const watched: Watched = { hits: 0, violations: [] };
    const hit = () => {
      watched.hits++;
    };
    Object.assign(globalThis, { hit, watched });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      watched.violations.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  return async () => {
    const { hits, violations } = await page.evaluate(() =>
      (globalThis as unknown as { watched: Watched }).watched
    );
    return { hits, requests: [...requests], violations, markup: await page.evaluate(markupOf) };
  };
}

/** Looks through the whole page, and every open shadow root, for what we never put there. */
function markupOf(): readonly string[] {
  const NEVER_OURS = new Set(
    ("animate applet audio base discard embed foreignobject frame frameset iframe image img " +
      "isindex keygen listing marquee math noembed noscript object picture plaintext portal set " +
      "source style template track use video xmp").split(" "),
  );
  const found: string[] = [];
  const all = (root: Document | ShadowRoot) =>
    root === document
      ? Document.prototype.querySelectorAll.call(root, "*")
      : root.querySelectorAll("*");
  const look = (root: Document | ShadowRoot) => {
    for (const element of all(root)) {
      const name = element.localName;
      if (NEVER_OURS.has(name.toLowerCase())) found.push(`<${name}>`);
      // What belongs to the head of a page is nowhere else.
      if ((name === "link" || name === "meta") && element.closest("head") === null) {
        found.push(`<${name}>`);
      }
      // Names in a form hide what the element has itself, but not from these.
      for (const attribute of Element.prototype.getAttributeNames.call(element)) {
        const value = Element.prototype.getAttribute.call(element, attribute) ?? "";
        if (/^on|^(?:srcdoc|srcset|style|background|poster|ping|formaction)$/i.test(attribute)) {
          // What is placed, such as marks in the margin, is placed by numbers.
          const own = attribute === "style" &&
            /^(?:(?:--_[\w-]+: ?[\w.% ()-]*|(?:top|left|width|block-size|inset-block-start): -?[\d.]+px);? ?)*$/
              .test(value);
          if (!own) found.push(`${name} ${attribute}=${value}`);
        }
      }
      if (element instanceof HTMLAnchorElement && element.hasAttribute("href")) {
        if (!/^(?:https?|mailto):$/.test(element.protocol)) found.push(element.href);
      }
      if (
        element instanceof HTMLScriptElement && element.type !== "module" &&
        // The page's own tag.
        (element.getAttribute("src") !== "small-talk.js" || element.text !== "")
      ) {
        found.push(`<script> ${element.text}`);
      }
      if (element.shadowRoot !== null) look(element.shadowRoot);
    }
  };
  look(document);
  const polluted = Object.keys(Object.prototype);
  return [...new Set([...found, ...polluted.map((key) => `Object.prototype.${key}`)])];
}
