/**
 * Who is behind a session.
 *
 * @module
 */

/** The user of a session. Applications extend it with what their handlers and rules need. */
export interface Principal {
  /** Unique among users; CONNECTED's `user-name`. Several sessions may share it. */
  readonly name: string;
}
