/**
 * Every sheet a conversation needs, in order.
 *
 * @module
 */
import type { CSSResult } from "lit";
import { baseStyle } from "./base.ts";
import { composerStyle } from "./composer.ts";
import { conversationStyle } from "./conversation.ts";
import { tokenStyle } from "./token.ts";

/** For the shadow root of the widget and the page of the console. */
export const TALK_STYLES: readonly CSSResult[] = [
  tokenStyle,
  baseStyle,
  conversationStyle,
  composerStyle,
];
