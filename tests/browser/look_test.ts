/**
 * Every state of a conversation, looked at. See `tests/widget/stage/look.ts`.
 *
 * @module
 */
import { CONVERSATION } from "../widget/stage/conversation_states.ts";
import { lookTests, onOnePage } from "../widget/stage/look.ts";

lookTests("widget", CONVERSATION, onOnePage);
