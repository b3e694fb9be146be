/**
 * A site's theme, colour and language, where its pages say nothing of them.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ReaderAnswer } from "../../../../shared/chat/reader_answer.ts";
import { siteFor } from "../../../../widget/feature/page/site_look.ts";
import type { LinkStatus } from "../../../../widget/state/link_status.ts";
import { stageTest } from "../../stage/stage.ts";

const SITE = {
  id: "default",
  title: "Notes",
  language: "ko",
  theme: { mode: "dark", color: "#336699" },
  mode: "open",
  proofOfWork: false,
} as const;

/** A link that is about to connect, a reader, and a server that can be asked about the site alone. */
class Sources {
  readonly reader = { granted: undefined as Promise<ReaderAnswer> | undefined };
  readonly left = new AbortController();
  readonly signal = this.left.signal;
  asked = 0;
  readonly #watchers = new Set<() => void>();
  readonly link = {
    status: { kind: "connecting" } as LinkStatus,
    site: undefined as string | undefined,
    isFollowing: false,
    watch: (listener: () => void) => {
      this.#watchers.add(listener);
      return () => this.#watchers.delete(listener);
    },
  };
  readonly ask = () => {
    this.asked++;
    return Promise.resolve({ ...SITE, language: "asked" });
  };

  /** Something about the link has changed. */
  become(how: Partial<Sources["link"]>): void {
    Object.assign(this.link, how);
    for (const watcher of this.#watchers) watcher();
  }
}

/** Resolves once whatever waits for nothing has gone on. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

const ANSWER: ReaderAnswer = {
  token: "one",
  reader: { kind: "reader", id: "reader-1", name: "" },
  site: "default",
  expiresAt: 5,
  settings: SITE,
};

Deno.test("a site is known from the answer that says who the reader is, and not asked for", async () => {
  const before = new Sources();
  const site = siteFor(before);
  await turn();
  // The link begins when it has the lock, which may be later than the page is followed.
  before.reader.granted = Promise.resolve(ANSWER);
  before.become({});
  deepEqual([await site, before.asked], [SITE, 0]);
  deepEqual(await siteFor(before), SITE);
});

for (
  const [who, how] of [
    ["whose token is at hand", { site: "default" }],
    ["in a tab that follows another", { isFollowing: true }],
    ["without a network", { status: { kind: "offline" } }],
  ] as const
) {
  Deno.test(`for a reader ${who} the site alone is asked for`, async () => {
    const sources = new Sources();
    const site = siteFor(sources);
    await turn();
    equal(sources.asked, 0);
    sources.become(how);
    deepEqual([(await site)?.language, sources.asked], ["asked", 1]);
  });
}

Deno.test("a server that does not tell of the site, or refuses the reader, is asked about it", async () => {
  const { settings: _, ...earlier } = ANSWER;
  for (
    const granted of [
      Promise.resolve(earlier as ReaderAnswer),
      Promise.reject<ReaderAnswer>(new TypeError("no network")),
    ]
  ) {
    const sources = new Sources();
    sources.reader.granted = granted;
    equal((await siteFor(sources))?.language, "asked");
  }
});

Deno.test("a page that is left before anything is known waits no longer", async () => {
  const sources = new Sources();
  const site = siteFor(sources);
  await turn();
  sources.left.abort();
  equal((await site)?.language, "asked");
});

/** What a page says. */
interface Said {
  readonly theme?: string;
  readonly accent?: string;
  readonly lang?: string;
}

/** An element on a page, dressed as a site wants it. */
function dressed(page: Page, { theme, accent, lang }: Said, color = "#336699") {
  return page.evaluate(([said, color]) => {
    document.documentElement.removeAttribute("lang");
    const holder = document.createElement("div");
    if (said.lang !== undefined) holder.lang = said.lang;
    if (said.accent !== undefined) holder.style.setProperty("--small-talk-accent", said.accent);
    const element = document.createElement("x-talk");
    if (said.theme !== undefined) element.setAttribute("theme", said.theme);
    holder.append(element);
    document.body.append(holder);
    element.attachShadow({ mode: "open" });
    const theme = { mode: "dark", color } as const;
    const language = stage.parts.dress(element, { language: "ko", theme });
    const accent = getComputedStyle(element).getPropertyValue("--small-talk-accent");
    return [element.getAttribute("theme"), accent, language];
  }, [{ ...theme && { theme }, ...accent && { accent }, ...lang && { lang } }, color] as const);
}

stageTest("a page that says nothing looks and speaks as its site wants", async (page) => {
  deepEqual(await dressed(page, {}), ["dark", "#336699", "ko"]);
});

stageTest(
  "what a page says is stronger: theme, colour on any element around, language",
  async (page) => {
    const said = { theme: "light", accent: "red", lang: "de" };
    deepEqual(await dressed(page, said), ["light", "red", undefined]);
  },
);

stageTest("what is no colour is not taken for one", async (page) => {
  deepEqual(await dressed(page, {}, "red; } * { color: red"), ["dark", "", "ko"]);
});

for (
  const [what, answer, expected] of [
    ["a site", { json: SITE }, "ko"],
    ["a refusal", { status: 403, json: { code: "forbidden", message: "No." } }, "nothing"],
    ["what is no site", { json: { language: "ko" } }, "nothing"],
  ] as const
) {
  stageTest(
    `${what} is ${expected === "nothing" ? "as good as no answer" : "understood"}`,
    async (page) => {
      await page.route("**/api/site", (route) => route.fulfill(answer));
      const language = await page.evaluate(() =>
        stage.parts.askSite(new URL("/", location.href)).then((site) => site?.language ?? "nothing")
      );
      equal(language, expected);
    },
  );
}
