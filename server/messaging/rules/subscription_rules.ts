/**
 * Who gets a message, and until when it is kept.
 *
 * @module
 */
import type { Rule } from "./rule.ts";

const SUBSCRIPTION = "server/messaging/channel/command/subscription.ts";
const ACKNOWLEDGEMENT = "server/messaging/broker/acknowledgement.ts";
const MESSAGE = "server/messaging/broker/message_frame.ts";
const TRANSACTION = "server/messaging/channel/command/transaction.ts";
const QUEUE = "server/messaging/broker/queue.ts";
const QUEUES = "server/messaging/broker/queues.ts";

/** Rules about subscriptions, acknowledgements, transactions and destinations. */
export const SUBSCRIPTION_RULES: readonly Rule[] = [
  {
    id: "subscription-id",
    rule: "SUBSCRIBE has an id that is free; in 1.0 one without goes by its destination.",
    section: "STOMP 1.2, SUBSCRIBE id Header",
    code: [SUBSCRIPTION, "server/messaging/session/connected_session.ts", "shared/stomp/frame.ts"],
    tests: [
      "a frame without a header it must have is an ERROR (STOMP 1.2, Standard Headers)",
      "a subscription id in use is an ERROR (STOMP 1.2, SUBSCRIBE id Header)",
      "STOMP 1.0: a subscription without an id goes by its destination",
      "fan-out names no subscription to a STOMP 1.0 client that gave no id",
    ],
  },
  {
    id: "subscription-unsubscribe",
    rule: "UNSUBSCRIBE ends one subscription; of an unknown one it is an ERROR.",
    section: "STOMP 1.2, UNSUBSCRIBE",
    code: [SUBSCRIPTION],
    tests: [
      "UNSUBSCRIBE ends one subscription and frees its id (STOMP 1.2, UNSUBSCRIBE)",
      "UNSUBSCRIBE of an unknown id is an ERROR (Subscriptions)",
      "UNSUBSCRIBE gives back what of a queue was not acknowledged (STOMP 1.2, UNSUBSCRIBE)",
    ],
  },
  {
    id: "subscription-ack-mode",
    rule:
      "auto, client (cumulative for its subscription) and client-individual; anything else is an ERROR.",
    section: "STOMP 1.2, SUBSCRIBE ack Header",
    code: [SUBSCRIPTION, ACKNOWLEDGEMENT],
    tests: [
      "an ack mode that is none is an ERROR (STOMP 1.2, SUBSCRIBE ack Header)",
      "client is cumulative per subscription, client-individual is not (STOMP 1.2, ack)",
      "cumulative means one subscription: another's messages still wait (STOMP 1.2, ack)",
    ],
  },
  {
    id: "subscription-ack-address",
    rule: "1.0 acknowledges by message-id, 1.1 by message-id and subscription, 1.2 by the ack id.",
    section: "STOMP 1.2, ACK",
    code: [ACKNOWLEDGEMENT, "server/messaging/channel/command/acknowledgement.ts"],
    tests: [
      "ACK addresses a MESSAGE as ${version} says, in each mode (STOMP ${version}, ACK)",
      "NACK addresses a MESSAGE as ${version} says, in each mode (STOMP ${version}, NACK)",
      "ack ids are unique per delivery, and only 1.2 has them (STOMP 1.2, MESSAGE)",
    ],
  },
  {
    id: "subscription-ack-unknown",
    rule: "Acknowledging something unknown, twice, or of an auto subscription is an ERROR.",
    section: "STOMP 1.2, ACK",
    code: [ACKNOWLEDGEMENT],
    tests: [
      "acknowledging what is unknown, twice, or of an auto subscription is an ERROR (STOMP ${version})",
      "what an open transaction has is no other ACK's (STOMP 1.2, ACK)",
    ],
  },
  {
    id: "subscription-message",
    rule:
      "destination, message-id, subscription and, in client modes of 1.2, ack are the server's.",
    section: "STOMP 1.2, MESSAGE",
    code: [MESSAGE, "server/messaging/broker/fan_out.ts"],
    tests: [
      "a MESSAGE has an ack header in client modes and from 1.2 on only (STOMP 1.2, MESSAGE)",
      "a forwarded SEND cannot set what the server sets",
      "an answer of a handler is acknowledged like any MESSAGE (STOMP 1.2, MESSAGE)",
    ],
  },
  {
    id: "subscription-headers",
    rule: "All other headers of a SEND travel on, but for its sender's own affairs and secrets.",
    section: "STOMP 1.2, SEND",
    code: [MESSAGE],
    tests: [
      "all headers of a SEND travel, but for those that are the sender's or ours (STOMP 1.2, SEND)",
      "a forwarded SEND leaves its sender's own affairs and secrets behind",
      "a client cannot pretend that a message of a queue is redelivered (MESSAGE)",
    ],
  },
  {
    id: "subscription-own-message",
    rule: "Who sends to a topic it follows gets its own message.",
    section: "STOMP 1.2, SUBSCRIBE",
    code: ["server/messaging/broker/memory_broker.ts"],
    tests: ["the sender gets its own message if it is subscribed (Subscriptions)"],
  },
  {
    id: "subscription-transaction-name",
    rule:
      "A transaction's name is unique while it is open; using one that is not open is an ERROR.",
    section: "STOMP 1.2, BEGIN",
    code: ["server/messaging/broker/transaction.ts"],
    tests: [
      "unknown transactions and a second BEGIN are ERRORs (STOMP 1.2, BEGIN)",
      "a transaction's name is unique while it is open (STOMP 1.2, BEGIN)",
    ],
  },
  {
    id: "subscription-transaction",
    rule:
      "SEND, ACK and NACK of a transaction are checked at once and done at COMMIT, all or none.",
    section: "STOMP 1.2, COMMIT",
    code: [TRANSACTION, "server/messaging/broker/memory_broker.ts"],
    tests: [
      "nothing of a transaction is done before COMMIT, then all in order (STOMP 1.2, COMMIT)",
      "ABORT does nothing of it: deliveries wait as before, and can be acknowledged (STOMP 1.2, ABORT)",
      "a SEND is checked when it comes: forbidden is an ERROR at once (Transactions)",
      "a refused SEND spoils its transaction: COMMIT is refused and does nothing",
      "memory broker: a transaction for which there is no place does nothing",
    ],
  },
  {
    id: "subscription-transaction-end",
    rule: "DISCONNECT and loss abort what is open.",
    section: "STOMP 1.2, BEGIN",
    code: ["server/messaging/session/connected_session.ts"],
    tests: ["DISCONNECT and loss abort what is open (STOMP 1.2, BEGIN)"],
  },
  {
    id: "subscription-transaction-bounds",
    rule: "Open transactions are bounded in number, frames and bytes.",
    section: "own",
    code: ["server/messaging/broker/transaction.ts", "server/messaging/limits.ts"],
    tests: ["a transaction is bounded in frames and in bytes: ERROR, close 1009 (Transactions)"],
  },
  {
    id: "subscription-topic",
    rule:
      "A topic gives a copy to every subscription, two to two of one session, and keeps nothing.",
    section: "own",
    code: ["server/messaging/broker/memory_broker.ts"],
    tests: [
      "a SEND to a topic reaches every subscription, the sender's too (Subscriptions)",
      "memory broker: every subscription gets a copy, two of one session too",
      "memory broker: a topic keeps nothing for those who come later",
    ],
  },
  {
    id: "subscription-instances",
    rule:
      "What goes to a topic or a user reaches the subscribers of every instance of the server, " +
      "once, in the order of each sender; a queue stays with its instance.",
    section: "own",
    code: ["server/messaging/broker/bus_broker.ts", "server/messaging/bus/bus.ts"],
    tests: [
      "instances joined by a hub: a topic reaches everybody, once, in each sender's order",
      "instances joined by a hub: a user is reached on the other one, also by a handler",
      "KV bus: what one says is heard in its order, and once",
      "what cannot be written is tried again, and heard once though an answer was lost",
      "a queue's message stays with its instance",
    ],
  },
  {
    id: "subscription-instances-receipt",
    rule: "The RECEIPT of a SUBSCRIBE says that what any instance publishes from then on arrives.",
    section: "own",
    code: ["server/messaging/broker/bus_broker.ts", "server/messaging/bus/kv/speaking.ts"],
    tests: [
      "a subscription is in force when its instance is there",
      "KV bus: who joins hears what is said from then on, and that it missed what was",
    ],
  },
  {
    id: "subscription-queue",
    rule:
      "A queue gives each message to one subscription in turn, and keeps it while there is none.",
    section: "own",
    code: [QUEUE],
    tests: [
      "a queue gives each message to one subscriber in turn (Queues)",
      "a message waits while nobody takes it, and outlives its sender (Queues)",
      "memory broker: whatever is done, a queue loses nothing, gives nothing twice, keeps order",
    ],
  },
  {
    id: "subscription-queue-return",
    rule: "What a receiver returns, or leaves, comes again in order and with redelivered:true.",
    section: "own",
    code: [QUEUE, "server/messaging/broker/queued_message.ts"],
    tests: [
      "what a receiver that goes has not acknowledged comes again, in order, marked (Queues)",
      "a NACK has its message come again, to another first (Queues)",
    ],
  },
  {
    id: "subscription-queue-bounds",
    rule:
      "Queues are bounded in number, messages, bytes and age; what leaves so is counted and logged.",
    section: "own",
    code: [QUEUES, "server/messaging/limits.ts"],
    tests: [
      "a queue is bounded in count, bytes and age; what leaves is counted (Queues)",
      "SEND for which no queue has a place is an ERROR, close 1013",
    ],
  },
  {
    id: "subscription-queue-dead-letters",
    rule: "After as many deliveries as it may have a message goes to the dead letters.",
    section: "own",
    code: [QUEUES],
    tests: [
      "after as many tries as it may have a message is in /queue/dlq, counted and logged (Queues)",
    ],
  },
  {
    id: "subscription-queue-credit",
    rule: "No more of a queue is on its way than the subscription's prefetch-count says.",
    section: "own",
    code: [QUEUE, SUBSCRIPTION],
    tests: [
      "credit: no more of a queue is on its way than a client asked for (Queues)",
      "prefetch-count bounds what of a queue waits for acknowledgement (Queues)",
      "a prefetch-count that is none is an ERROR (Queues)",
    ],
  },
  {
    id: "subscription-user",
    rule: "/user/queue/x is a queue of one's own; MESSAGE shows it so, whoever sent to it.",
    section: "own",
    code: ["server/messaging/broker/user_destination.ts", "server/messaging/channel/outbound.ts"],
    tests: [
      "user destinations: a queue of one's own, shown as it was subscribed",
      "SEND to a user's queue reaches each session of that user (User destinations)",
      "user destinations: a name with a slash stays one segment, escaped as %2F",
    ],
  },
  {
    id: "subscription-user-others",
    rule: "Nobody follows another's queue, nor sends to it unless a rule permits that.",
    section: "own",
    code: [SUBSCRIPTION, "server/messaging/channel/authorize.ts"],
    tests: [
      "user destinations: another user's queue cannot be subscribed, by any rule",
      "user destinations: without a rule nobody sends to another user",
    ],
  },
  {
    id: "subscription-pattern",
    rule:
      "Wildcards in SUBSCRIBE are off unless configured, and need rules that permit all they hear.",
    section: "own",
    code: ["server/messaging/channel/command/request.ts", "server/messaging/channel/authorize.ts"],
    tests: [
      "patterns are off unless configured, for everybody or by user (Patterns)",
      "a subscription with wildcards hears what it fits, with the MESSAGE's destination (Patterns)",
      "a pattern is permitted when rules permit all it may hear and deny none of it (Patterns)",
    ],
  },
  {
    id: "subscription-nowhere",
    rule: "A destination outside every prefix is an ERROR; a topic nobody follows is none.",
    section: "own",
    code: [
      "server/messaging/channel/destination.ts",
      "server/messaging/channel/command/request.ts",
    ],
    tests: [
      "a destination outside every prefix is an ERROR (Subscriptions)",
      "SEND to a topic nobody follows is accepted, and nothing is kept (STOMP 1.2, SEND)",
    ],
  },
];
