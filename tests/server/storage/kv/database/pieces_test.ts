/**
 * What is larger than one key takes comes back as it was, and goes wholly.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import {
  piecesAt,
  putPieces,
  removePieces,
  textsIn,
} from "../../../../../server/storage/kv/database/pieces.ts";
import { type Shelf, withShelf } from "../../../../helper/kv_shelf.ts";

const KEY = ["shelf", "text", "a"] as const;

const textAt = ({ read }: Shelf) => read((view) => piecesAt<string>(view, KEY).join(""));

Deno.test("a text of any length comes back as it was put, also one that is cut within a letter", () =>
  withShelf(async (shelf) => {
    for (const text of ["", "short", "한".repeat(100_000), `a${"🙂".repeat(50_000)}`, "b"]) {
      await shelf.write((view) => putPieces(view, KEY, text));
      equal(await textAt(shelf) === text, true);
    }
  }));

Deno.test("of what is replaced or removed no piece stays", () =>
  withShelf(async (shelf) => {
    await shelf.write((view) => putPieces(view, KEY, "x".repeat(200_000)));
    equal((await shelf.keys()).length, 7);
    await shelf.write((view) => putPieces(view, KEY, "x".repeat(40_000)));
    equal((await shelf.keys()).length, 2);
    equal(await shelf.write((view) => removePieces(view, KEY)), true);
    deepEqual(await shelf.keys(), []);
    equal(await shelf.write((view) => removePieces(view, KEY)), false);
  }));

Deno.test("texts in pieces are told apart in one list, in the order of their keys", () =>
  withShelf(async (shelf) => {
    const texts = ["a".repeat(70_000), "b", "c".repeat(31_000)];
    for (const [n, text] of texts.entries()) {
      await shelf.write((view) => putPieces(view, ["shelf", "text", `t${n}`], text));
    }
    const found = await shelf.read((view) =>
      textsIn(view.list<string>({ prefix: ["shelf", "text"] }, { limit: 99 }))
    );
    deepEqual(found, texts);
  }));

Deno.test("octets lie in pieces, too", () =>
  withShelf(async (shelf) => {
    const octets = Uint8Array.from({ length: 65_536 }, (_, n) => n);
    await shelf.write((view) => putPieces(view, KEY, octets));
    const pieces = await shelf.read((view) => piecesAt<Uint8Array<ArrayBuffer>>(view, KEY));
    deepEqual(pieces.flatMap((piece) => [...piece]), [...octets]);
  }));

Deno.test("what is too much for one commit is refused with the reason, and nothing is kept", () =>
  withShelf(async (shelf) => {
    await rejects(shelf.write((view) => putPieces(view, KEY, "한".repeat(1_000_000))), {
      name: "StoreError",
      message: /Deno KV: it does not take what is asked: .*too large/,
    });
    deepEqual(await shelf.keys(), []);
  }));
