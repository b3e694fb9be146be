import { ENDPOINT_RULES } from "../../../../server/messaging/rules/endpoint_rules.ts";
import { testRules } from "../../../helper/rules.ts";

testRules("endpoint", ENDPOINT_RULES);
