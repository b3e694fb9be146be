/**
 * Keeps what a handler throws from ending more than its connection.
 *
 * @module
 */
import { CLOSE } from "../../../shared/code.ts";
import type { Log } from "../log.ts";
import type { Connection } from "./connection.ts";

/** Runs a task; one that throws costs its connection and nothing else. */
export type Guard = (task: () => void) => void;

/** A guard of one connection. */
export function guardOf(connection: Connection, log: Log): Guard {
  return (task) => {
    try {
      task();
    } catch (error) {
      log({ kind: "fault", error });
      connection.close(CLOSE.ours.code, "something broke on the server");
    }
  };
}
