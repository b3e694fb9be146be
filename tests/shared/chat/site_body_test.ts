/**
 * Guards of what is told about sites.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import fc from "fast-check";
import {
  isPublicSite,
  isRoomSettings,
  isSite,
  isSiteList,
  isSitesEvent,
} from "../../../shared/chat/site_body.ts";
import { DEFAULT_MODERATION } from "../../../shared/chat/site.ts";

const hours = { timeZone: "UTC", days: [[{ from: 1, to: 2 }], [], [], [], [], [], []] };
const shown = {
  id: "a",
  title: "A",
  language: "ko",
  theme: { mode: "dark", color: "#000000" },
  hours,
};
const site = {
  ...shown,
  origins: ["https://a.example"],
  moderation: DEFAULT_MODERATION,
  retentionDays: 1,
};
const settled = { ...site, version: "v", changed: { by: "Kim", at: 1 } };
const settings = { mode: "open", holdFirst: true, slowModeSeconds: 0, retentionDays: 0 };

const GUARDS: readonly [name: string, guard: (body: unknown) => boolean, fitting: object][] = [
  ["isSite", isSite, site],
  ["isSiteList", isSiteList, { sites: [settled], fixed: ["a"], given: [] }],
  ["isPublicSite", isPublicSite, { ...shown, mode: "closed", proofOfWork: false }],
  ["isRoomSettings", isRoomSettings, settings],
  ["isSitesEvent", isSitesEvent, { type: "site", site: settled }],
  ["isSitesEvent", isSitesEvent, { type: "site-removed", id: "a" }],
  ["isSitesEvent", isSitesEvent, { type: "room-settings", room: "a/b", settings }],
];

/** The body with one leaf or branch replaced, wherever it lies. */
function* withOneReplaced(body: unknown, replacement: unknown): Generator<unknown> {
  if (typeof body !== "object" || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    const copyWith = (part: unknown) =>
      Object.assign(Array.isArray(body) ? [...body] : { ...body }, { [name]: part });
    yield copyWith(replacement);
    for (const inner of withOneReplaced(value, replacement)) yield copyWith(inner);
  }
}

for (const [name, guard, fitting] of GUARDS) {
  Deno.test(`${name} takes ${JSON.stringify(fitting).slice(0, 30)}…, and nothing else of its shape`, () => {
    equal(guard(fitting), true);
    equal(guard({ ...fitting, later: true }), true);
    for (const wrong of [null, Symbol("wrong"), -1, Number.NaN]) {
      for (const body of withOneReplaced(fitting, wrong)) equal(guard(body), false);
    }
  });
}

Deno.test("guards of sites never throw, whatever comes", () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (body) => {
    for (const [name, guard] of GUARDS) if (name !== "isRoomSettings") equal(guard(body), false);
    isRoomSettings(body);
  }));
});
