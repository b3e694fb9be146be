/**
 * The settings of a STOMP server.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { HeartBeat } from "../../shared/stomp/heartbeat.ts";
import type { Authenticate } from "./channel/authenticate.ts";
import type { Rule } from "./channel/authorize.ts";
import type { ServerLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Principal } from "./principal.ts";
import type { Endpoints } from "./transport/endpoint.ts";

/** The settings of a `StompServer`; all have a default. */
export interface StompServerOptions<U extends Principal> {
  /** Instances of classes with `@Controller`. */
  readonly controllers?: readonly object[];
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
  /** Default `["/topic"]`. */
  readonly brokerPrefixes?: readonly string[];
  /** Default `/user`. */
  readonly userPrefix?: string;
  /** Our side of the heart-beats; default 1,000 ms each way, and the slower side wins. */
  readonly heartBeat?: HeartBeat;
  /** How much one client may ask for; see the defaults. */
  readonly limits?: Partial<ServerLimits>;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Makes unguessable ids; default `crypto.randomUUID`. */
  readonly newId?: () => string;
  /** Hears of faults and refusals; default: faults go to the console. */
  readonly log?: Log;
  /** CONNECTED's `server`. */
  readonly serverName?: string;
}
