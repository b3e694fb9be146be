/**
 * What readers say of themselves, what their blog says of them, and how they go on elsewhere.
 *
 * @module
 */
import type { ReaderGrant, RoomPage, WhisperList } from "../../../shared/chat/event.ts";
import type { Me, ReaderLink } from "../../../shared/chat/reader.ts";
import type { Refusal } from "../../../shared/refusal.ts";
import type { Answer, Visit } from "../visit.ts";
import { freshId, roomAt } from "../wire.ts";

const ROOM = "default/posts/identity";
const AT = roomAt(ROOM);
/** With what the blog signs who its readers are; the server has it as `IDENTITY_KEY`. */
export const IDENTITY_KEY = "a secret of the blog and the server";

/** A name, a link, and a signature. */
export async function identity(visit: Visit): Promise<void> {
  await giveName(visit);
  await useLink(visit);
  await signIdentity(visit);
}

async function giveName(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("A reader with two tabs gives a name and an e-mail address.");
  const reader = await visit.reader();
  const tab = await visit.connect({ passcode: reader.token });
  const { person: other } = await visit.reader();
  const author = await visit.author();
  const mine = await tab.follow<Me>("/user/queue/me");
  await reader.person.send("/app/me", { name: "Reader One", email: "one@reader.example" });
  narrator.see("the other tab knows it", (await mine.next()).name, "Reader One");
  await tab.send(`${AT}/say`, { id: freshId(), text: "Hello." });
  await tab.send(`${AT}/whisper/say`, { id: freshId(), text: "Hello." });
  const page = await other.ask<RoomPage>(AT);
  narrator.see("what they send has the name", page.messages.at(-1)?.from.name, "Reader One");
  narrator.see("and not the address", JSON.stringify(page).includes("one@reader"), false);
  const { whispers } = await author.ask<WhisperList>("/app/whispers");
  const theirs = whispers.find(({ whisper }) => whisper === reader.id);
  narrator.see("the author sees it", theirs?.reader?.email, "one@reader.example");
  const posing = await reader.person.send("/app/me", { name: "AUTH\u043eR" });
  narrator.see("nobody takes a name that looks like the author's", posing?.code, "forbidden");
}

async function useLink(visit: Visit): Promise<void> {
  const { narrator } = visit;
  narrator.tell("A reader wants to go on with the phone, and makes a link.");
  const reader = await visit.reader();
  const { body: link } = await visit.call<ReaderLink>("/api/reader/link", {
    method: "POST",
    headers: { authorization: `Bearer ${reader.token}` },
  });
  const first = await askForToken(visit, { link: link.token });
  narrator.see("on the phone they are the same reader", first.body.reader?.id, reader.id);
  const second = await askForToken(visit, { link: link.token });
  narrator.see("the link counts once", [second.status, second.body.code], [401, "link-invalid"]);
}

async function signIdentity(visit: Visit): Promise<void> {
  const { narrator, server } = visit;
  narrator.tell("A reader is signed in to the blog, which signs who they are, on two devices.");
  const now = Math.floor(Date.now() / 1_000);
  const claims = () => ({
    aud: `${server.origin}/default`,
    sub: "17",
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 120,
    name: "Reader Seventeen",
  });
  const token = await signed(claims());
  const laptop = await askForToken(visit, { identity: token });
  const phone = await askForToken(visit, { identity: await signed(claims()) });
  narrator.see("they are the same reader on both", [laptop.status, phone.body.reader?.id], [
    201,
    laptop.body.reader?.id,
  ]);
  const person = await visit.connect({ passcode: phone.body.token ?? "" });
  await person.send(`${AT}/say`, { id: freshId(), text: "It is me." });
  const { messages } = await person.ask<RoomPage>(AT);
  const from = messages.at(-1)?.from;
  narrator.see("under the name the blog knows, and marked as known to it", [
    from?.name,
    from?.verified,
  ], [
    "Reader Seventeen",
    true,
  ]);

  narrator.tell("Others try what they can make themselves.");
  const { exp: _, ...endless } = claims();
  const forgeries: readonly (readonly [what: string, identity: string])[] = [
    ["the same once more", token],
    ["another secret", await signed(claims(), { secret: `${IDENTITY_KEY}!` })],
    ["no signature", await signed(claims(), { header: { alg: "none" } })],
    ["another algorithm", await signed(claims(), { header: { alg: "RS256" } })],
    [
      "a key of one's own",
      await signed(claims(), { header: { alg: "HS256", jwk: { kty: "oct" } } }),
    ],
    ["for another site", await signed({ ...claims(), aud: `${server.origin}/garden` })],
    ["expired", await signed({ ...claims(), iat: now - 300, exp: now - 200 })],
    ["without an end", await signed(endless)],
    ["for too long", await signed({ ...claims(), exp: now + 86_400 })],
    ["for nobody", await signed({ ...claims(), sub: "" })],
  ];
  for (const [what, forged] of forgeries) {
    const { status, body } = await askForToken(visit, { identity: forged });
    narrator.see(`refused: ${what}`, [status, body.code], [401, "token-invalid"]);
  }
}

/** What may come of asking for a token. */
type Granted = Answer<Partial<ReaderGrant & Refusal>>;

function askForToken(visit: Visit, body: object): Promise<Granted> {
  return visit.call("/api/reader", { method: "POST", body });
}

/** A JSON Web Token (RFC 7519), signed with HS256 whatever its header says. */
async function signed(
  claims: object,
  { header = { alg: "HS256", typ: "JWT" }, secret = IDENTITY_KEY }: {
    readonly header?: object;
    readonly secret?: string;
  } = {},
): Promise<string> {
  const utf8 = new TextEncoder();
  const text = [header, claims].map((part) => base64Url(utf8.encode(JSON.stringify(part)))).join(
    ".",
  );
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, utf8.encode(text));
  return `${text}.${base64Url(new Uint8Array(signature))}`;
}

function base64Url(octets: Uint8Array): string {
  return btoa(String.fromCharCode(...octets))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
