/**
 * What one can do with a message: a menu beside it.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { ViewContext } from "../contract.ts";

/** Opens the menu. @param opener the button it belongs to, which has the focus again afterwards */
export function openActions(
  message: ChatMessage,
  opener: HTMLElement,
  { view }: ViewContext,
): void {
  view.compose({ kind: "quote", message });
  opener.ariaExpanded = "false";
}
