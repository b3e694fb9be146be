/**
 * The browser's side of the stage: components over a pretended conversation, moved by the test.
 *
 * @module
 */
import { css } from "lit";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { openDrawer } from "../../../widget/component/drawer.ts";
import { attending, voices } from "../../../widget/component/features.ts";
import { adoptSheet } from "../../../widget/component/feature_style.ts";
import { openDialog } from "../../../widget/component/frame.ts";
import { nextTask } from "../../../widget/component/next_task.ts";
import { followKeyboard } from "../../../widget/feature/page/keyboard.ts";
import { drawLate } from "../../../widget/component/late_launcher.ts";
import { define, LightElement } from "../../../widget/component/light_element.ts";
import * as lit from "lit";
import { openPopup } from "../../../widget/component/popup.ts";
import { showUnread } from "../../../widget/badge.ts";
import { drawLauncher } from "../../../widget/launcher.ts";
import { followRoute } from "../../../widget/component/route.ts";
import { askSite, dress } from "../../../widget/feature/page/site_look.ts";
import { showUnreadAt } from "../../../widget/feature/unread/unread.ts";
import { loadLocale } from "../../../widget/locale/locale.ts";
import { SmallTalk } from "../../../widget/small_talk.ts";
import { contrast } from "./contrast.ts";
import { NOBODY, type PretendedConversation, PretendedTalk } from "./pretended.ts";
import { panelParts } from "./panel_parts.ts";
import { POST_PARTS } from "./post_parts.ts";
import { NOW } from "./state.ts";
import type { ConversationState, Talk, TalkOptions } from "../../../widget/state/model.ts";

/** What to show. */
export interface Show {
  readonly state?: Partial<ConversationState>;
  /** Of one's own whisper in the room. */
  readonly whisper?: Partial<ConversationState>;
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Whether the panel is open; it is. */
  readonly opened?: boolean;
  /** Which way the widget's words run, if not as those of its language. */
  readonly dir?: "ltr" | "rtl";
}

/** What pages do to everything on them. */
const RUDE = `
  html { font-size: 10px }
  * { letter-spacing: 0.3em; text-transform: uppercase; line-height: 3; color: maroon; margin: 9px }
  small-talk-staged { font: 40px serif; opacity: 0.9 }
`;

const clock = new VirtualClock(NOW);
const talk = new PretendedTalk();
const conversation = talk.room;

/** The rooms that were entered. */
const rooms: string[] = [];

/** The widget, over the pretended talk. */
class StagedSmallTalk extends SmallTalk {
  protected override readonly clock = clock;

  protected override connect({ room }: TalkOptions): Talk {
    rooms.push(room);
    talk.room.become({ room });
    talk.whisper.become({ room });
    return talk;
  }
}
customElements.define("small-talk-staged", StagedSmallTalk);

/** Puts the widget on the page and opens it. */
async function show({ state, whisper, attributes = {}, opened = true, dir }: Show): Promise<void> {
  const rude = new CSSStyleSheet();
  rude.replaceSync(RUDE);
  document.adoptedStyleSheets = [rude];
  conversation.become({ ...NOBODY, ...state });
  talk.whisper.become({ ...NOBODY, isWhisper: true, ...whisper });
  const element = new StagedSmallTalk();
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (dir !== undefined) {
    const locale = await loadLocale(["en"]);
    element.locale = { ...locale, words: { ...locale.words, dir } };
  }
  document.body.append(element);
  if (!opened) return;
  element.open();
  while (
    !element.shadowRoot?.querySelector("#launcher[aria-expanded=true] ~ dialog[open]")
  ) {
    await new Promise((done) => setTimeout(done));
  }
  await Promise.all([attending.load(), voices.load()]);
  await new Promise((done) => setTimeout(done));
}

/** Takes the widget away, and forgets what its server would answer, so that another can be shown. */
function clear(): void {
  document.querySelector("small-talk-staged")?.remove();
  Object.assign(talk.link, { answers: {}, replies: {}, refusals: {} });
}

function turn(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** What a test finds as `stage` in the page. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly talk: PretendedTalk;
  /** The room's. */
  readonly conversation: PretendedConversation;
  readonly show: typeof show;
  readonly clear: typeof clear;
  /** Resolves once what was begun has been drawn; sooner than a timer. */
  readonly turn: typeof turn;
  readonly rooms: readonly string[];
  /** Parts that are tried alone. */
  readonly parts: typeof PARTS;
}

const PARTS = {
  ...panelParts({ talk, clock }),
  ...POST_PARTS,
  askSite,
  dress,
  adoptSheet,
  contrast,
  css,
  define,
  drawLate,
  drawLauncher,
  followKeyboard,
  nextTask,
  followRoute,
  LightElement,
  lit,
  openDialog,
  openPopup,
  openDrawer,
  showUnread,
  showUnreadAt,
  SmallTalk,
};
const stage: Stage = { clock, talk, conversation, show, clear, turn, rooms, parts: PARTS };
Object.assign(globalThis, { stage });
