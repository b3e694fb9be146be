import { WEBSOCKET_RULES } from "../../../../server/messaging/rules/websocket_rules.ts";
import { testRules } from "../../../helper/rules.ts";

testRules("websocket", WEBSOCKET_RULES);
