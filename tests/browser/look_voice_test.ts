/**
 * Both voices and all that is beside a message's text, looked at. See `tests/widget/stage/look.ts`.
 *
 * @module
 */
import { lookTests, onOnePage } from "../widget/stage/look.ts";
import { VOICES } from "../widget/stage/voice_states.ts";

lookTests("voice", VOICES, onOnePage);
