/**
 * What authors settled for the console, in Deno KV.
 *
 * @module
 */
import type { ConsoleSettings } from "../../../../shared/chat/inbox.ts";
import type { Synchronous } from "../../part.ts";
import type { ConsoleStore } from "../../port/console_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { piecesAt, putPieces, removePieces } from "../database/pieces.ts";
import type { View } from "../database/view.ts";

const PARTITION = "console";

/** `["console", "settings", author, n]`: settings as JSON, in pieces. */
export class KvConsole implements Synchronous<ConsoleStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  get(author: string): ConsoleSettings | undefined {
    const pieces = piecesAt<string>(this.#view, keyOf(author));
    return pieces.length === 0 ? undefined : JSON.parse(pieces.join(""));
  }

  put(author: string, settings: ConsoleSettings): void {
    putPieces(this.#view, keyOf(author), JSON.stringify(settings));
  }

  forgetAuthor(author: string): void {
    removePieces(this.#view, keyOf(author));
  }
}

/** {@linkcode KvConsole}, all in one partition. */
export const KV_CONSOLE = partIn<ConsoleStore>(PARTITION, (view) => new KvConsole(view));

function keyOf(author: string): Key {
  return [PARTITION, "settings", textPart(author)];
}
