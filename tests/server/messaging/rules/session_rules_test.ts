import { SESSION_RULES } from "../../../../server/messaging/rules/session_rules.ts";
import { testRules } from "../../../helper/rules.ts";

testRules("session", SESSION_RULES);
