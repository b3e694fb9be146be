import { MemoryBroker } from "../../../../server/messaging/broker/memory_broker.ts";
import { testBroker } from "../../../contract/broker_contract.ts";
import { testQueues } from "../../../contract/queue_contract.ts";
import { testQueueModel } from "../../../contract/queue_model.ts";

const KIND = {
  name: "memory broker",
  open: (context: ConstructorParameters<typeof MemoryBroker>[0]) => new MemoryBroker(context),
};

testBroker(KIND);
testQueues(KIND);
testQueueModel(KIND);
