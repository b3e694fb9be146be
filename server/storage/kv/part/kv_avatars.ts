/**
 * Pictures of authors in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { AvatarStore } from "../../port/avatar_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { piecesAt, putPieces, removePieces } from "../database/pieces.ts";
import type { View } from "../database/view.ts";

const PARTITION = "avatars";

/** `["avatars", "picture", name, n]`: a picture in pieces. */
export class KvAvatars implements Synchronous<AvatarStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  put(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    // It is named by its content.
    if (this.#pieces(name).length > 0) return;
    putPieces(this.#view, keyOf(name), bytes);
  }

  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    const pieces = this.#pieces(name);
    if (pieces.length === 0) return undefined;
    const picture = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      picture.set(piece, at);
      at += piece.length;
    }
    return picture;
  }

  remove(name: string): void {
    removePieces(this.#view, keyOf(name));
  }

  #pieces(name: string): readonly Uint8Array<ArrayBuffer>[] {
    return piecesAt(this.#view, keyOf(name));
  }
}

/** {@linkcode KvAvatars}, all in one partition. */
export const KV_AVATARS = partIn<AvatarStore>(PARTITION, (view) => new KvAvatars(view));

function keyOf(name: string): Key {
  return [PARTITION, "picture", textPart(name)];
}
