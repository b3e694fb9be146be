/**
 * The browser's side of the stage: components over a pretended conversation, moved by the test.
 *
 * @module
 */
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { followKeyboard, openDialog } from "../../../widget/component/frame.ts";
import { drawLate } from "../../../widget/component/late_launcher.ts";
import { define, LightElement } from "../../../widget/component/light_element.ts";
import { drawLauncher } from "../../../widget/launcher.ts";
import { loadLocale } from "../../../widget/locale/locale.ts";
import { SmallTalk } from "../../../widget/small_talk.ts";
import { contrast } from "./contrast.ts";
import { NOBODY, PretendedConversation } from "./pretended.ts";
import { NOW } from "./state.ts";
import type {
  Conversation,
  ConversationOptions,
  ConversationState,
} from "../../../widget/state/model.ts";

/** What to show. */
export interface Show {
  readonly state?: Partial<ConversationState>;
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
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
const conversation = new PretendedConversation();

/** The rooms that were entered. */
const rooms: string[] = [];

/** The widget, over the pretended conversation. */
class StagedSmallTalk extends SmallTalk {
  protected override readonly clock = clock;

  protected override connect({ room }: ConversationOptions): Conversation {
    rooms.push(room);
    conversation.change({ room });
    return conversation;
  }
}
customElements.define("small-talk-staged", StagedSmallTalk);

/** Puts the widget on the page and opens it. */
async function show({ state, attributes = {}, dir }: Show): Promise<void> {
  const rude = new CSSStyleSheet();
  rude.replaceSync(RUDE);
  document.adoptedStyleSheets = [rude];
  conversation.change({ ...NOBODY, ...state });
  const element = new StagedSmallTalk();
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (dir !== undefined) {
    const locale = await loadLocale(["en"]);
    element.locale = { ...locale, words: { ...locale.words, dir } };
  }
  document.body.append(element);
  element.open();
  while (
    !element.shadowRoot?.querySelector("#launcher[aria-expanded=true] ~ dialog[open]")
  ) {
    await new Promise((done) => setTimeout(done));
  }
}

/** What a test finds as `stage` in the page. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly conversation: PretendedConversation;
  readonly show: typeof show;
  readonly rooms: readonly string[];
  /** Parts that are tried alone. */
  readonly parts: typeof PARTS;
}

const PARTS = {
  contrast,
  define,
  drawLate,
  drawLauncher,
  followKeyboard,
  LightElement,
  openDialog,
  SmallTalk,
};
const stage: Stage = { clock, conversation, show, rooms, parts: PARTS };
Object.assign(globalThis, { stage });
