/**
 * A rule of the protocol that this server keeps: where it is from, what code keeps it, which tests
 * show that it does.
 *
 * @module
 */

/** See the module. */
export interface Rule {
  /** Short and unique, as in `frame-escapes`; its first word is that of its file. */
  readonly id: string;
  /** What holds. */
  readonly rule: string;
  /** The specification and its section; `own` is what no specification says. */
  readonly section: string;
  /** The files that keep it, from the project's folder. */
  readonly code: readonly string[];
  /** The names of the tests that show it. */
  readonly tests: readonly string[];
}
