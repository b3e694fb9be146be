import { MemoryBroker } from "../../../../server/messaging/broker/memory_broker.ts";
import { testBroker } from "../../../contract/broker_contract.ts";

testBroker("memory broker", (deliver) => new MemoryBroker(deliver));
