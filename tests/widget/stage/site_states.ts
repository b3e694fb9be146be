/**
 * What settles a blog, in the states it can be in, for the looks of the console.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { PAGES } from "../../../shared/chat/destination.ts";
import type { SettledSite } from "../../../shared/chat/site_body.ts";
import { HOSTILE_MARKUP } from "../../helper/hostile_markup.ts";
import { siteWith } from "../../helper/site_policy.ts";
import { type Answers, SIGNED_IN } from "./desk.ts";
import { AUTHOR } from "./state.ts";

const LONG =
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsblog";
const ORIGINS = ["https://given.example", `https://${"a-very-long-name.".repeat(6)}example`];

/** A blog with everything settled. */
export const FULL_SITE: SettledSite = {
  ...siteWith("default", { title: LONG, origins: ORIGINS, language: "ko", retentionDays: 90 }),
  theme: { mode: "dark", color: "#f5d90a" },
  hours: {
    timeZone: "Asia/Seoul",
    days: [
      [{ from: 540, to: 720 }, { from: 780, to: 1_080 }],
      [{ from: 540, to: 1_080 }],
      [],
      [{ from: 0, to: 1_440 }],
      [{ from: 540, to: 1_020 }],
      [],
      [],
    ],
  },
  moderation: {
    mode: "read-only",
    holdFirst: true,
    slowModeSeconds: 30,
    words: ["spam"],
    proofOfWork: true,
  },
  version: "one",
  changed: { by: HOSTILE_MARKUP[0] ?? "", at: 1_700_000_000_000 },
};
const ASIDE: SettledSite = { ...siteWith("aside"), version: "one" };

/** What the server answers to an owner of such blogs. */
export const SITE_ANSWERS: Answers = {
  ...SIGNED_IN,
  "GET /api/authors": [200, { authors: [{ ...AUTHOR, role: "owner", owner: true }] }],
  "GET /api/sites": [200, {
    sites: [FULL_SITE, ASIDE],
    fixed: [],
    given: [ORIGINS[0]],
  }],
};

/** By name. */
export const SITE_STATES = {
  "setup, pages, one that knocks": {
    essential: true,
    answers: SITE_ANSWERS,
    hash: "#setup/pages",
    act: async (page: Page) => {
      await tell(page, { origin: "https://other.example", refusedAt: Date.now() });
      await page.getByText("https://other.example tried").waitFor();
      await page.getByLabel("Address of the blog").fill("nonsense");
      await page.getByRole("button", { name: "Let it in" }).last().click();
    },
  },
  "setup, look": {
    answers: SITE_ANSWERS,
    hash: "#setup/look",
    act: (page: Page) =>
      page.locator(".chat").getByText("네, 직접 해 보세요.").or(
        page.locator(".chat").getByText("Yes. Try it with yours."),
      ).waitFor(),
  },
  "setup, hours, korean": {
    answers: SITE_ANSWERS,
    hash: "#setup/hours",
    locale: "ko-KR",
  },
  "setup, tag, works": {
    answers: SITE_ANSWERS,
    hash: "#setup/tag",
    act: async (page: Page) => {
      const now = Date.now() + 1e9;
      const site = { site: "default", connectedAt: now, carrier: "sockjs", path: "/posts/a" };
      await tell(page, { origin: "https://blog.example", ...site });
      const verdict = page.getByText("It works, by a detour");
      await verdict.scrollIntoViewIfNeeded();
    },
  },
  "settings, a blog somebody else has changed": {
    answers: {
      ...SITE_ANSWERS,
      "PUT /api/sites/default": [409, { code: "changed", message: "" }],
    },
    hash: "#settings/site",
    act: async (page: Page) => {
      await page.getByLabel("Name of the blog").fill("Another");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("has changed these settings").first().waitFor();
    },
  },
} as const;

async function tell(page: Page, sight: object): Promise<void> {
  await page.locator("form").waitFor();
  await page.evaluate(([pages, sight]) => desk.link.tell(pages, sight), [PAGES, sight] as const);
}
