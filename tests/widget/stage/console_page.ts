/**
 * The browser's side of the console's stage: the console over a pretended inbox.
 *
 * @module
 */
import { ConsoleApp } from "../../../widget/console/console.ts";
import { confirm } from "../../../widget/console/kit/confirm.ts";
import { openDialog } from "../../../widget/console/kit/dialog.ts";
import * as field from "../../../widget/console/kit/field.ts";
import * as status from "../../../widget/console/kit/status.ts";
import { dataTable } from "../../../widget/console/kit/table.ts";
import type { Desk as AuthorDesk } from "../../../widget/console/shell/desk.ts";
import * as view from "../../../widget/console/shell/view.ts";
import * as lit from "lit";
import { PretendedInbox, PretendedLink } from "./pretended.ts";

/** What a test finds as `desk` in the page. */
export interface Desk {
  /** The inboxes that were opened, one for each time somebody signed in. */
  readonly inboxes: readonly PretendedInbox[];
  /** The one that is open. */
  readonly inbox: PretendedInbox;
  /** The link of the one that is open. */
  readonly link: PretendedLink;
  /** What each link answers from its beginning, by destination. */
  readonly answers: Record<string, unknown>;
  /** Puts the console on the page. */
  show(): void;
  /** What is tried alone. */
  readonly parts: typeof PARTS;
}

const PARTS = { ...field, ...status, ...view, confirm, openDialog, dataTable, lit };
const inboxes: PretendedInbox[] = [];
let link = new PretendedLink();

/** The console, over pretended inboxes. */
class StagedConsole extends ConsoleApp {
  protected override connect(): Pick<AuthorDesk, "inbox" | "link"> {
    const inbox = new PretendedInbox();
    link = new PretendedLink();
    Object.assign(link.answers, desk.answers);
    inboxes.push(inbox);
    return { inbox, link };
  }
}
customElements.define("small-talk-console-staged", StagedConsole);

const desk: Desk = {
  inboxes,
  answers: {},
  get inbox() {
    return inboxes.at(-1) ?? new PretendedInbox();
  },
  get link() {
    return link;
  },
  show() {
    document.body.replaceChildren(new StagedConsole());
  },
  parts: PARTS,
};
Object.assign(globalThis, { desk });
