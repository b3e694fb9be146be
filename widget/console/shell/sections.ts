/**
 * The sections of the console, in the order of the rail. A new one is a row here, a name in
 * `ConsoleWords.sections`, and a folder with its element.
 *
 * @module
 */
import { html } from "lit";
import type { ConsoleWords } from "../../locale/console_words.ts";
import "../inbox/inbox.ts";
import type { View } from "./view.ts";

/** A section, by its icon and name in the rail. */
export interface SectionRow extends View<keyof ConsoleWords["sections"]> {
  /** As an SVG path on a field of 20 × 20. Without, the rail does not lead there. */
  readonly icon?: string;
}

/** All sections. */
export const SECTIONS: readonly SectionRow[] = [
  {
    id: "inbox",
    icon: "M3 11 5 4h10l2 7v5H3zM3 11h4l1 2h4l1-2h4",
    draw: (desk, path) => html`<small-talk-inbox .desk=${desk} .path=${path}></small-talk-inbox>`,
  },
  {
    id: "numbers",
    roles: ["owner", "author"],
    icon: "M3 16h14M5 13V9M10 13V4M15 13V7",
    load: () => import("../numbers/numbers.ts"),
    draw: (desk, path) =>
      html`<small-talk-numbers .desk=${desk} .path=${path}></small-talk-numbers>`,
  },
  {
    id: "settings",
    icon:
      "M4 6h7M15 6h1M4 14h1M9 14h7M11 6a2 2 0 1 0 4 0 2 2 0 1 0-4 0M5 14a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
    load: () => import("../settings/settings.ts"),
    draw: (desk, path) =>
      html`<small-talk-settings .desk=${desk} .path=${path}></small-talk-settings>`,
  },
  {
    id: "setup",
    roles: ["owner", "author"],
    load: () => import("../setup/setup.ts"),
    draw: (desk, path) => html`<small-talk-setup .desk=${desk} .path=${path}></small-talk-setup>`,
  },
];
