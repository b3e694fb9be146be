import { FRAME_RULES } from "../../../../server/messaging/rules/frame_rules.ts";
import { testRules } from "../../../helper/rules.ts";

testRules("frame", FRAME_RULES);
