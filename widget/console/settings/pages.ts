/**
 * The pages of the settings, in the order of their list. A new one is a row here, its name in
 * `SettingsWords.pages`, and a folder with its element.
 *
 * @module
 */
import { html } from "lit";
import type { View } from "../shell/view.ts";
import type { SettingsWords } from "./words.ts";

/** All pages; the first is shown unless another is named. */
export const PAGES: readonly View<keyof SettingsWords["pages"]>[] = [
  {
    id: "account",
    load: () => import("./account/account.ts"),
    draw: (desk) => html`<small-talk-account .desk=${desk}></small-talk-account>`,
  },
  {
    id: "site",
    roles: ["owner", "author"],
    load: () => import("./site/site.ts"),
    draw: (desk, path) => html`<small-talk-site .desk=${desk} .path=${path}></small-talk-site>`,
  },
  {
    id: "answers",
    roles: ["owner", "author"],
    load: () => import("./answers/answers.ts"),
    draw: (desk) => html`<small-talk-answers .desk=${desk}></small-talk-answers>`,
  },
  {
    id: "notifications",
    roles: ["owner", "author"],
    load: () => import("./notifications/notifications.ts"),
    draw: (desk) => html`<small-talk-notifications .desk=${desk}></small-talk-notifications>`,
  },
  {
    id: "moderation",
    load: () => import("./moderation/moderation.ts"),
    draw: (desk) => html`<small-talk-moderation .desk=${desk}></small-talk-moderation>`,
  },
  {
    id: "device",
    load: () => import("./device/device.ts"),
    draw: (desk) => html`<small-talk-device .desk=${desk}></small-talk-device>`,
  },
  {
    id: "people",
    roles: ["owner", "author"],
    load: () => import("./people/people.ts"),
    draw: (desk) => html`<small-talk-people .desk=${desk}></small-talk-people>`,
  },
  {
    id: "data",
    roles: ["owner", "author"],
    load: () => import("./data/data.ts"),
    draw: (desk) => html`<small-talk-data .desk=${desk}></small-talk-data>`,
  },
  {
    id: "check",
    roles: ["owner"],
    load: () => import("./check/check.ts"),
    draw: (desk) => html`<small-talk-check .desk=${desk}></small-talk-check>`,
  },
  {
    id: "audit",
    roles: ["owner", "author"],
    load: () => import("./audit/audit.ts"),
    draw: (desk) => html`<small-talk-audit .desk=${desk}></small-talk-audit>`,
  },
];
