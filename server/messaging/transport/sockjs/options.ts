/**
 * How much a SockJS session may hold, and how long things may take.
 *
 * @module
 */

/** How one SockJS base differs from the default. Sizes in bytes, times in milliseconds. */
export interface SockJsOptions {
  /**
   * After so much a streaming response ends and the client asks for the next, as browsers keep all
   * of a response in memory until then. Also what messages are joined up to. Default 128 KiB.
   */
  readonly responseLimitBytes?: number;
  /** Between a frame and a heart-beat when nothing else is sent; 0: none. Default 25 s. */
  readonly heartBeatMs?: number;
  /** How long a session lives while no request waits for its messages. Default 5 s. */
  readonly disconnectDelayMs?: number;
  /** Whether clients may use WebSockets. Default `true`. */
  readonly webSocket?: boolean;
  /** Whether a load balancer keeps clients apart by the cookie `JSESSIONID`. Default `false`. */
  readonly cookieNeeded?: boolean;
  /**
   * What one session may send while earlier messages of its are still being read: 413 beyond, and
   * over a WebSocket close 1009. Escapes count as they are written. Default 2 MiB.
   */
  readonly maxBodyBytes?: number;
  /**
   * What may wait to be fetched by one client, besides a single message; more: close 1013. Default
   * 1 MiB, and for STOMP no limit, as the session's outbox has one.
   */
  readonly maxHeldBytes?: number;
  /** Sessions over HTTP that may be open at one base: 503 beyond. Default 10,000. */
  readonly maxSessions?: number;
}

/** With nothing left to default. */
export type SockJsSettings = Required<SockJsOptions>;

const DEFAULTS: SockJsSettings = {
  responseLimitBytes: 131_072,
  heartBeatMs: 25_000,
  disconnectDelayMs: 5_000,
  webSocket: true,
  cookieNeeded: false,
  maxBodyBytes: 2_097_152,
  maxHeldBytes: 1_048_576,
  maxSessions: 10_000,
};

/**
 * The options with the rest at its default.
 *
 * @throws {RangeError} when a size or time is no number from 0 up
 */
export function sockJsSettings(options: SockJsOptions = {}): SockJsSettings {
  const settings = { ...DEFAULTS, ...options };
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === "number" && !(value >= 0)) {
      throw new RangeError(`Cannot serve SockJS: ${name} is ${value}`);
    }
  }
  return settings;
}
