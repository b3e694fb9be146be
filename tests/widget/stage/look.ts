/**
 * How states of the widget and the console are looked at: as axe does, in light and dark, on a desk
 * and a phone, and those that differ most at 400 % zoom and in forced colours. With `LOOK_DIR` set,
 * each is also drawn to a file there, to be looked at by people.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { join } from "node:path";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { axeSource } from "../../helper/axe.ts";
import { cutOff } from "./cut_off.ts";
import type { Show } from "./page.ts";
import { type Open, type StageOptions, stagesTest } from "./stage.ts";

const LOOK_DIR = Deno.env.get("LOOK_DIR");

/** The widget at one moment. */
export interface WidgetState extends Show {
  readonly page?: Pick<StageOptions, "dir" | "lang" | "title">;
  /** Whether it is also looked at zoomed and in forced colours. */
  readonly essential?: boolean;
  /** What is done with it once it is there. */
  readonly act?: (page: Page) => Promise<unknown>;
}

/** States by name. */
export type WidgetStates = Readonly<Record<string, WidgetState>>;

/** The ways every state is looked at. */
const VIEWS: Readonly<Record<string, StageOptions>> = {
  "light desk": { colorScheme: "light" },
  "dark phone": {
    viewport: { width: 360, height: 700 },
    hasTouch: true,
    isMobile: true,
    colorScheme: "dark",
  },
};
/** The ways only those are looked at that differ most. */
const ESSENTIAL_VIEWS: Readonly<Record<string, StageOptions>> = {
  "dark, zoomed to 400 %": { viewport: { width: 320, height: 256 }, colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};

/** What axe cannot decide by itself: why nothing is wrong, by rule and by what it says. */
const REVIEWED: readonly (readonly [rule: string, says: RegExp, why: string])[] = [
  ["color-contrast", /partially (?:obscured|overlaps)/, "scrolled half out of view"],
  ["color-contrast", /overlapped by another|has no value/, "under the menu, where it is a sheet"],
  ["color-contrast", /1:1 contrast ratio/, "the system's colours, which axe does not see"],
  ["color-contrast", /too short to determine/, "one letter, in the colours of all text"],
  [
    "label-content-name-mismatch",
    /Unable to determine/,
    "an emoji that is part of the name, or is named in words",
  ],
  ["aria-required-children", /role to be added: listitem/, "the list before its first message"],
];

/** Begins to look at something in one way. Each state is shown on the page that comes of it. */
export type Begin<State> = (open: Open, view: StageOptions) => (state: State) => Promise<Page>;

/** A test for each view, over the states that are looked at in it. */
export function lookTests<State extends { readonly essential?: boolean }>(
  what: string,
  states: Readonly<Record<string, State>>,
  begin: Begin<State>,
): void {
  for (const [view, options] of Object.entries({ ...VIEWS, ...ESSENTIAL_VIEWS })) {
    stagesTest(`${what} looks right: ${view}`, async (open) => {
      const faults: string[] = [];
      const show = begin(open, options);
      for (const [name, state] of Object.entries(states)) {
        if (!(view in VIEWS) && !state.essential) continue;
        faults.push(...await look(await show(state), `${what}, ${name}, ${view}`));
      }
      equal(faults.length, 0, "\n" + faults.join("\n"));
    });
  }
}

/** Shows the widget, one state after another, on one page. */
export function onOnePage(open: Open, view: StageOptions): (state: WidgetState) => Promise<Page> {
  const opened = open(view);
  return async (state) => {
    const page = await opened;
    await become(page, state);
    return page;
  };
}

/** Shows another state of the widget on the same page. */
export async function become(
  page: Page,
  { page: own = {}, act, essential: _, ...show }: WidgetState,
): Promise<void> {
  await page.evaluate(async ([show, { lang = "en", dir = "ltr", title = "The margin" }]) => {
    stage.clear();
    Object.assign(document.documentElement, { lang, dir });
    document.title = title;
    await stage.show(show);
  }, [show, own] as const);
  await act?.(page);
}

/** Looks at a page as axe does, and for what is cut off. Returns what is wrong. */
export async function look(page: Page, name: string): Promise<readonly string[]> {
  await page.evaluate(() =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  );
  if (LOOK_DIR !== undefined) {
    await page.screenshot({ path: join(LOOK_DIR, `${name.replaceAll(/[^\w]+/g, "-")}.png`) });
  }
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  return [
    ...await axeFaults(page),
    ...await cutOff(page),
    ...scrollWidth > clientWidth ? [`${scrollWidth} px wide on ${clientWidth} px`] : [],
  ].map((fault) => `${name}: ${fault}`);
}

/** What axe finds, and what it leaves to people and nobody has looked at. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(axeSource());
  const found = await page.evaluate(async () => {
    const { violations, incomplete } = await (globalThis as unknown as { axe: typeof axe }).axe
      .run({ rules: { "target-size": { enabled: true } } });
    return [violations, incomplete].map((results) =>
      results.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({
          id,
          target: target.flat().join(" "),
          summary: failureSummary ?? "",
        }))
      )
    );
  });
  const [violations = [], incomplete = []] = found;
  return [
    ...violations,
    ...incomplete.filter(({ id, summary }) =>
      !REVIEWED.some(([rule, says]) => rule === id && says.test(summary))
    ),
  ].map(({ id, target, summary }) => `${id} ${target}: ${summary}`);
}
