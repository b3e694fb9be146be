/**
 * How the console asks for the list of conversations.
 *
 * @module
 */
import { isInboxPage } from "../../../shared/chat/inbox.ts";
import type { ListInbox } from "../../state/inbox.ts";
import type { ConsoleApi } from "./console_api.ts";

/** Asks over the HTTP API, whose answers may be longer than a frame. */
export function inboxList(api: Pick<ConsoleApi, "call">): ListInbox {
  return async ({ before, isOpen, ref }) => {
    const query = new URLSearchParams({
      ...before !== undefined && { before: String(before) },
      ...isOpen && { open: "yes" },
      ...ref !== undefined && { room: ref.room },
      ...ref?.whisper !== undefined && { whisper: ref.whisper },
    });
    const outcome = await api.call("GET", query.size === 0 ? "/api/inbox" : `/api/inbox?${query}`);
    return outcome.ok && isInboxPage(outcome.value) ? outcome.value : undefined;
  };
}
