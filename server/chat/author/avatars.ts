/**
 * Pictures of authors.
 *
 * A picture's name is made from its content, so browsers may keep it for ever, and nobody finds a
 * picture they have not been told of.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { AuthorInfo } from "../../../shared/chat/author.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { MAX_AVATAR_BYTES, MAX_AVATAR_PIXELS } from "../../../shared/limit.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { AuthorRecord, Store } from "../../storage/store.ts";
import type { Authors } from "./authors.ts";
import { PICTURE_TYPES, pictureOf } from "./picture.ts";
import { withoutMetadata } from "./picture_metadata.ts";

const NAME = /^[0-9a-f]{32}\.(png|jpg|webp)$/;

/** What {@linkcode Avatars} are made with. */
export interface AvatarsOptions {
  readonly store: Pick<Store, "avatars" | "authors">;
  readonly authors: Authors;
}

/** A picture as it is sent. */
export interface SentPicture {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps authors' pictures. */
export class Avatars {
  readonly #options: AvatarsOptions;

  constructor(options: AvatarsOptions) {
    this.#options = options;
  }

  /** The picture of this name. */
  async get(name: string): Promise<SentPicture | undefined> {
    const [, kind] = NAME.exec(name) ?? [];
    const bytes = kind === undefined ? undefined : await this.#options.store.avatars.get(name);
    return bytes && { type: PICTURE_TYPES[kind as keyof typeof PICTURE_TYPES], bytes };
  }

  /**
   * Makes a picture an author's, in the place of the one before. What it tells besides, such as where
   * it was taken, is left out.
   *
   * @throws {Refused} `invalid-body` when it is no picture, another than it says, or too large;
   *   `not-found` when the author is gone
   */
  async put(asker: Sender, { type, bytes }: SentPicture): Promise<AuthorInfo> {
    const picture = pictureOf(bytes);
    if (picture === undefined || PICTURE_TYPES[picture.kind] !== type) {
      throw invalid("a PNG, JPEG or WebP is expected, under its content-type");
    }
    if (bytes.length > MAX_AVATAR_BYTES) throw invalid(`at most ${MAX_AVATAR_BYTES} bytes`);
    const { kind, width, height } = picture;
    const isFit = (pixels: number) => pixels > 0 && pixels <= MAX_AVATAR_PIXELS;
    if (!isFit(width) || !isFit(height)) {
      throw invalid(
        `it has ${width} by ${height} pixels, of which ${MAX_AVATAR_PIXELS} each are the most`,
      );
    }
    const bare = withoutMetadata(bytes, picture);
    const name = `${createHash("sha256").update(bare).digest("hex").slice(0, 32)}.${kind}`;
    await this.#options.store.avatars.put(name, bare);
    try {
      return await this.#set(asker, name);
    } catch (error) {
      await this.#forgetUnused(name);
      throw error;
    }
  }

  /** Forgets the picture of an author who was removed. */
  async forget({ avatar }: AuthorRecord): Promise<void> {
    if (avatar !== undefined) await this.#forgetUnused(avatar);
  }

  /** Takes an author's picture away. @throws {Refused} `not-found` when the author is gone */
  async remove(asker: Sender): Promise<void> {
    await this.#set(asker, undefined);
  }

  async #set({ id }: Sender, avatar: string | undefined): Promise<AuthorInfo> {
    let before: string | undefined;
    const info = await this.#options.authors.change(id, ({ avatar: old, ...author }) => {
      before = old;
      return avatar === undefined ? author : { ...author, avatar };
    });
    if (before !== undefined) await this.#forgetUnused(before);
    return info;
  }

  /** Two authors may have one picture. */
  async #forgetUnused(name: string): Promise<void> {
    const { store } = this.#options;
    const isUsed = (await store.authors()).some(({ avatar }) => avatar === name);
    if (!isUsed) await store.avatars.remove(name);
  }
}

function invalid(state: string): Refused {
  return new Refused({ code: "invalid-body", message: `Cannot take the picture: ${state}.` });
}
