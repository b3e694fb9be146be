import { equal, throws } from "node:assert/strict";
import { createECDH } from "node:crypto";
import { encryptPush, MAX_PUSH_BYTES } from "../../../../server/outbound/web_push/push_message.ts";
import { random } from "../../../helper/chat.ts";
import { pushBrowser } from "../../../helper/push_browser.ts";

const utf8 = new TextEncoder();

Deno.test("a push message is that of RFC 8291, appendix A, octet by octet", () => {
  // What is random there: the sender's private key, then the salt.
  const chosen = ["yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "DGv6ra1nlYgDCS1FRnbzlw"];
  const body = encryptPush(utf8.encode("When I grow up, I want to be a watermelon"), {
    p256dh:
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  }, (bytes) => {
    bytes.set(Uint8Array.fromBase64(chosen.shift() ?? "", { alphabet: "base64url" }));
    return bytes;
  });
  equal(
    body.toBase64({ alphabet: "base64url", omitPadding: true }),
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS" +
      "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_" +
      "Qulcy4a-fN",
  );
});

Deno.test("a browser reads the message that was encrypted for it, and no other browser can", () => {
  const browser = pushBrowser();
  const text = "질문이 있어요 · a question".repeat(40);
  const body = encryptPush(utf8.encode(text), browser.keys, random);
  equal(browser.read(body), text);
  throws(() => pushBrowser().read(body));
});

Deno.test("two messages of one text have nothing in common", () => {
  const { keys } = pushBrowser();
  const [one, other] = [0, 1].map(() => encryptPush(utf8.encode("same"), keys, random));
  equal(one?.subarray(0, 16).toHex() === other?.subarray(0, 16).toHex(), false);
  equal(one?.subarray(86).toHex() === other?.subarray(86).toHex(), false);
});

Deno.test("as much is encrypted as a push service takes, and no more", () => {
  const { keys, read } = pushBrowser();
  const full = encryptPush(utf8.encode("x".repeat(MAX_PUSH_BYTES)), keys, random);
  equal(full.length, 4_096);
  equal(read(full).length, MAX_PUSH_BYTES);
  throws(() => encryptPush(new Uint8Array(MAX_PUSH_BYTES + 1), keys, random), RangeError);
});

Deno.test("a key that is no point of the curve is refused", () => {
  const off = createECDH("prime256v1").generateKeys();
  off[64] = (off[64] ?? 0) ^ 1;
  const p256dh = Uint8Array.from(off).toBase64({ alphabet: "base64url", omitPadding: true });
  throws(() => encryptPush(utf8.encode("x"), { ...pushBrowser().keys, p256dh }, random));
});
