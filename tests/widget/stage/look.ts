/**
 * How states of the widget and the console are looked at: as axe does, in light and dark, on a desk
 * and a phone, and those that differ most at 400 % zoom and in forced colours. With `LOOK_DIR` set,
 * each is also drawn to a file there, to be looked at by people.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import type { Show } from "./page.ts";
import { type Open, type StageOptions, stagesTest } from "./stage.ts";

const LOOK_DIR = Deno.env.get("LOOK_DIR");

/** The widget at one moment. */
export interface WidgetState extends Show {
  readonly page?: StageOptions;
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
  [
    "label-content-name-mismatch",
    /Unable to determine/,
    "an emoji that is part of the name, or is named in words",
  ],
  ["aria-required-children", /role to be added: listitem/, "the list before its first message"],
];

/** A test for each view, over the states that are looked at in it. */
export function lookTests<State extends { readonly essential?: boolean }>(
  what: string,
  states: Readonly<Record<string, State>>,
  show: (open: Open, state: State, view: StageOptions) => Promise<Page>,
): void {
  for (const [view, options] of Object.entries({ ...VIEWS, ...ESSENTIAL_VIEWS })) {
    stagesTest(`${what} looks right: ${view}`, async (open) => {
      const faults: string[] = [];
      for (const [name, state] of Object.entries(states)) {
        if (!(view in VIEWS) && !state.essential) continue;
        const page = await show(open, state, options);
        faults.push(...await look(page, `${what}, ${name}, ${view}`));
        await page.context().close();
      }
      equal(faults.length, 0, "\n" + faults.join("\n"));
    });
  }
}

/** Puts the widget on a page of its own, in a state. */
export async function showWidget(
  open: Open,
  { page: own, act, essential: _, ...show }: WidgetState,
  view: StageOptions = {},
): Promise<Page> {
  const page = await open({ ...view, ...own });
  await page.evaluate((show) => stage.show(show), show);
  await act?.(page);
  return page;
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
    ...scrollWidth > clientWidth ? [`${scrollWidth} px wide on ${clientWidth} px`] : [],
  ].map((fault) => `${name}: ${fault}`);
}

/** What axe finds, and what it leaves to people and nobody has looked at. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
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
