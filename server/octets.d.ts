/**
 * Octets as text and back, for the types of a Deno that runs these but does not know them yet, as
 * that of Deno Deploy does. Where they are known, they are these.
 *
 * @module
 */

interface Uint8Array<TArrayBuffer extends ArrayBufferLike> {
  toBase64(options?: { alphabet?: "base64" | "base64url"; omitPadding?: boolean }): string;
  toHex(): string;
}

interface Uint8ArrayConstructor {
  fromBase64(
    text: string,
    options?: { alphabet?: "base64" | "base64url" },
  ): Uint8Array<ArrayBuffer>;
}
