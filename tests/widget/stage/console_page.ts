/**
 * The browser's side of the console's stage: the console over a pretended inbox.
 *
 * @module
 */
import { ConsoleApp } from "../../../widget/console/console.ts";
import { TagToPaste } from "../../../widget/console/tag_to_paste.ts";
import type { Inbox } from "../../../widget/state/model.ts";
import { PretendedInbox } from "./pretended.ts";

/** What a test finds as `desk` in the page. */
export interface Desk {
  /** The inboxes that were opened, one for each time somebody signed in. */
  readonly inboxes: readonly PretendedInbox[];
  /** The one that is open. */
  readonly inbox: PretendedInbox;
  /** Puts the console on the page. */
  show(): void;
  readonly TagToPaste: typeof TagToPaste;
}

const inboxes: PretendedInbox[] = [];

/** The console, over pretended inboxes. */
class StagedConsole extends ConsoleApp {
  protected override connect(): Inbox {
    const inbox = new PretendedInbox();
    inboxes.push(inbox);
    return inbox;
  }
}
customElements.define("small-talk-console-staged", StagedConsole);

const desk: Desk = {
  inboxes,
  get inbox() {
    return inboxes.at(-1) ?? new PretendedInbox();
  },
  show() {
    document.body.replaceChildren(new StagedConsole());
  },
  TagToPaste,
};
Object.assign(globalThis, { desk });
