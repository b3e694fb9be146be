/**
 * The settings of sites in Deno KV.
 *
 * @module
 */
import type { Site } from "../../../../shared/chat/site.ts";
import type { Synchronous } from "../../part.ts";
import type { SiteStore } from "../../port/site_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { putPieces, removePieces, textsIn } from "../database/pieces.ts";
import type { View } from "../database/view.ts";

const PARTITION = "sites";
/** More pieces than there can be. */
const MOST = 10_000;

/** `["sites", "site", id, n]`: settings as JSON, in pieces, since a list of words may be long. */
export class KvSites implements Synchronous<SiteStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  all(): readonly Site[] {
    const found = this.#view.list<string>({ prefix: [PARTITION, "site"] }, { limit: MOST });
    return textsIn(found).map((text) => JSON.parse(text));
  }

  put(site: Site): void {
    putPieces(this.#view, keyOf(site.id), JSON.stringify(site));
  }

  remove(id: string): boolean {
    return removePieces(this.#view, keyOf(id));
  }
}

/** {@linkcode KvSites}, all in one partition. */
export const KV_SITES = partIn<SiteStore>(PARTITION, (view) => new KvSites(view));

function keyOf(id: string): Key {
  return [PARTITION, "site", textPart(id)];
}
