import { SUBSCRIPTION_RULES } from "../../../../server/messaging/rules/subscription_rules.ts";
import { testRules } from "../../../helper/rules.ts";

testRules("subscription", SUBSCRIPTION_RULES);
