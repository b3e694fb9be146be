/**
 * The settings of a STOMP server.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { HeartBeat } from "../../shared/stomp/heartbeat.ts";
import type { Broker, BrokerContext } from "./broker/broker.ts";
import type { Bus } from "./bus/bus.ts";
import type { SlowConsumers } from "./broker/slow_consumer.ts";
import type { Authenticate } from "./channel/authenticate.ts";
import type { Rule } from "./channel/authorize.ts";
import type { InboundInterceptor, OutboundInterceptor } from "./channel/intercept.ts";
import type { QueueLimits, ServerLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Principal } from "./principal.ts";
import type { Endpoints } from "./transport/endpoint.ts";

/** The settings of a `StompServer`; all have a default. */
export interface StompServerOptions<U extends Principal> {
  /** Instances of classes with `@Controller`. */
  readonly controllers?: readonly object[];
  /**
   * What handles what handlers throw: instances of classes with `@ControllerAdvice`, and what
   * `exceptionHandler` made; asked in this order, after the controller itself.
   */
  readonly advice?: readonly object[];
  /** Where `handle` listens; by path. */
  readonly endpoints?: Endpoints;
  /** Tells who is connecting; by default everybody may, under a name made up for the session. */
  readonly authenticate?: Authenticate<U>;
  /**
   * The whole truth about who may do what; see `permit` and `deny`. Without it a client may use its
   * own user queues and what handlers are mapped to, and subscribe to what a `@SendTo` names without
   * variables.
   */
  readonly authorize?: readonly Rule<U>[];
  /** Default `/app`. */
  readonly applicationPrefix?: string;
  /** Destinations of the broker; default `["/topic", "/queue"]`. */
  readonly brokerPrefixes?: readonly string[];
  /**
   * Those of them whose destinations are queues: each message goes to one subscription. All others are
   * topics: each subscription gets a copy. Default `["/queue"]`.
   */
  readonly queuePrefixes?: readonly string[];
  /** Default `/user`. */
  readonly userPrefix?: string;
  /** Our side of the heart-beats; default 1,000 ms each way, and the slower side wins. */
  readonly heartBeat?: HeartBeat;
  /** How much one client may ask for; see the defaults. */
  readonly limits?: Partial<ServerLimits>;
  /** How much queues keep; see the defaults. */
  readonly queueLimits?: Partial<QueueLimits>;
  /**
   * What happens when a client reads too slowly, by prefix of the destination; default `close`. What
   * waits for its ACK is never thrown away, nor are messages of queues.
   */
  readonly slowConsumers?: SlowConsumers;
  /**
   * Whether a SUBSCRIBE may have `*` for one segment and `**` for any number, below topics. Default:
   * no, since wildcards are how one client overhears another. Rules must permit the whole pattern.
   */
  readonly allowPatterns?: boolean | ((user: U) => boolean);
  /**
   * Whether a destination may have any characters but control ones. Default: no spaces, nothing that is
   * a pattern, a list or a way out of a folder to some broker or proxy, no broken percent-encoding; so
   * that a rule means the same here and behind a relay.
   */
  readonly anyDestination?: boolean;
  /** Look at frames from clients, in this order. */
  readonly inboundInterceptors?: readonly InboundInterceptor<U>[];
  /** Look at frames to clients, in this order. */
  readonly outboundInterceptors?: readonly OutboundInterceptor<U>[];
  /** The virtual hosts CONNECT may name; default: any, or none. */
  readonly hosts?: readonly string[];
  /** Makes the broker; default: one in memory. */
  readonly createBroker?: (context: BrokerContext) => Broker;
  /**
   * Joins this server with its other instances: what is sent to a topic or a user reaches the clients
   * of all. The server stays on it while it has sessions; whoever made it closes it, after `drain`.
   * Default: there is no other.
   */
  readonly bus?: Bus;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Makes unguessable ids; default `crypto.randomUUID`. */
  readonly newId?: () => string;
  /** Hears of faults and refusals; default: faults go to the console. */
  readonly log?: Log;
  /** CONNECTED's `server`. */
  readonly serverName?: string;
}
