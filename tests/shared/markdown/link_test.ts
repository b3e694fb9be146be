/**
 * Where links may lead, and that they say so: two hundred addresses.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { linkTarget, namesHost } from "../../../shared/markdown/link.ts";

const target = (address: string) => linkTarget(address, URL);

/** Addresses that may be followed: what was written, and the host that is shown. */
const FOLLOWED: readonly (readonly [address: string, host: string])[] = [
  ["https://example.com", "example.com"],
  ["http://example.com", "example.com"],
  ["HTTPS://EXAMPLE.COM/A", "example.com"],
  ["https://example.com:8443/a", "example.com:8443"],
  ["https://example.com:443/", "example.com"],
  ["https://example.com./a", "example.com."],
  ["https://a.b.c.d.example/e?f=g#h", "a.b.c.d.example"],
  ["https://example.com/%E2%80%AEmoc", "example.com"],
  ["https://example.com/?next=https://evil.example", "example.com"],
  ["https://example.com/@user", "example.com"],
  ["https://example.com#@evil.example", "example.com"],
  ["https://example.com?@evil.example", "example.com"],
  ["https://localhost:3000/x", "localhost:3000"],
  ["https://127.0.0.1/", "127.0.0.1"],
  ["https://0x7f.1/", "127.0.0.1"],
  ["https://2130706433/", "127.0.0.1"],
  ["https://0177.0.0.1/", "127.0.0.1"],
  ["http://[::1]/", "[::1]"],
  ["https://example.com/한국", "example.com"],
  ["https://example.com/a_(b)_c", "example.com"],
  ["https://example.com/a'b", "example.com"],
  ["https://example.com/;a=b", "example.com"],
  ["https://example.com//evil.example", "example.com"],
  ["https://example.com/..%2f..%2f", "example.com"],
  ["https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"],
  ["https://münchen.example/", "münchen.example"],
  ["https://MÜNCHEN.example/", "MÜNCHEN.example"],
  ["https://café.example:81/", "café.example:81"],
  ["https://łódź.example/", "łódź.example"],
  ["https://한국.example/", "한국.example"],
  ["https://한국.한국/", "한국.한국"],
  ["https://日本語.example/", "日本語.example"],
  ["https://かな.example/", "かな.example"],
  ["https://中文.example/", "中文.example"],
  ["https://пример.рф/", "пример.рф"],
  ["https://παράδειγμα.ελ/", "παράδειγμα.ελ"],
  ["https://דוגמה.ישראל/", "דוגמה.ישראל"],
  ["https://مثال.إختبار/", "مثال.إختبار"],
  ["mailto:kim@example.com", "kim@example.com"],
  ["MAILTO:kim@example.com", "kim@example.com"],
  ["mailto:kim+blog@example.com", "kim+blog@example.com"],
  ["mailto:kim@example.com?subject=a&bcc=b@evil.example", "kim@example.com"],
];

/** Names that pass for others: shown as the network knows them. */
const DISGUISED: readonly (readonly [address: string, host: string])[] = [
  ["https://gооgle.example/", "xn--ggle-55da.example"],
  ["https://аpple.example/", "xn--pple-43d.example"],
  ["https://аррӏе.com/", "xn--80ak6aa92e.com"],
  ["https://раураl.example/", "xn--l-7sba6dbr.example"],
  ["https://githυb.example/", "xn--githb-vde.example"],
  ["https://gıthub.example/", "xn--gthub-n4a.example"],
  ["https://ɡithub.example/", "xn--ithub-qmc.example"],
  ["https://faϲebook.example/", "xn--faebook-6pf.example"],
  ["https://example.comノlogin.example/", "example.xn--comlogin-634g.example"],
  ["https://example.com丶a.example/", "example.xn--coma-dh5f.example"],
  ["https://한a국.example/", "xn--a-yj6eo17h.example"],
  ["https://пример.com/", "xn--e1afmkfd.com"],
  ["https://example.рф/", "example.xn--p1ai"],
  ["https://exаmple.рф/", "xn--exmple-4nf.xn--p1ai"],
  ["https://ехаmple.example/", "xn--mple-43d3a6i.example"],
  ["https://ｅｘａｍｐｌｅ.com/", "example.com"],
  ["https://example。com/", "example.com"],
  ["https://ⓔxample.com/", "example.com"],
  ["https://𝐞xample.com/", "example.com"],
  ["https://ex%61mple.com/", "example.com"],
  ["https://eхample.com:99/", "xn--eample-bsf.com:99"],
  ["https://ᎪᎪ.example/", "xn--g9da.example"],
  ["https://ѕсоре.example/", "xn--e1argc3h.example"],
  ["https://mıcrosoft.example/", "xn--mcrosoft-tkb.example"],
];

/** Addresses that are text. */
const REFUSED: readonly string[] = [
  "",
  " ",
  "https:",
  "https://",
  "https:///",
  "https:/example.com",
  "https:example.com",
  "//example.com",
  "/a",
  "a",
  "?a",
  "#a",
  "example.com",
  "www.example.com",
  "https:\\\\example.com",
  "https://%",
  "https://exa mple.com",
  " https://example.com",
  "https://example.com ",
  "https://example.com/a b",
  "https://example.com:99999",
  "https://example.com:port",
  "https://user@example.com",
  "https://user:word@example.com",
  "https://example.com@evil.example",
  "https://example.com%40evil.example@evil.example",
  "https://example.com:443@evil.example",
  "https://:a@example.com",
  "https://[::1",
  "https://a<b",
  "https://a^b",
  "https://a|b",
  "https://a`b/" + "x".repeat(2_000),
  "mailto:",
  "mailto:a",
  "mailto:@example.com",
  "mailto:a@",
  "mailto:a@b@c",
  "mailto:a@b.example,c@d.example",
  "mailto:a%0Ab@c.example",
  "mailto:<script>@a.example",
  "mailto://a@b.example",
  'mailto:"a"@b.example',
];

/** Schemes that run something, read something, or open something. */
const SCHEMES: readonly string[] = [
  "javascript",
  "JavaScript",
  "jAvAsCrIpT",
  "vbscript",
  "livescript",
  "data",
  "blob",
  "file",
  "filesystem",
  "ftp",
  "ws",
  "wss",
  "about",
  "view-source",
  "chrome",
  "chrome-extension",
  "moz-extension",
  "resource",
  "jar",
  "intent",
  "android-app",
  "ms-word",
  "ms-officecmd",
  "search-ms",
  "shell",
  "steam",
  "slack",
  "tel",
  "sms",
  "facetime",
  "callto",
  "skype",
  "magnet",
  "ssh",
  "git",
  "ldap",
  "gopher",
  "xmpp",
  "irc",
  "urn",
  "feed",
  "mhtml",
  "wyciwyg",
  "x-javascript",
  "https-javascript",
];

/** Characters that hide in an address. */
const HIDING = [
  "\u0000",
  "\u0001",
  "\u0008",
  "\t",
  "\n",
  "\r",
  "\u001f",
  "\u007f",
  "\u0085",
  "\u00a0",
  "\u00ad",
  "\u061c",
  "\u180e",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u2028",
  "\u2029",
  "\u202a",
  "\u202b",
  "\u202c",
  "\u202d",
  "\u202e",
  "\u2060",
  "\u2066",
  "\u2067",
  "\u2068",
  "\u2069",
  "\u3000",
  "\ufeff",
];

Deno.test("link: is followed where it is http, https or mailto, and says its host", () => {
  deepEqual(FOLLOWED.map(([address]) => target(address)?.host), FOLLOWED.map(([, host]) => host));
});

Deno.test("link: a name that passes for another is shown as the network knows it", () => {
  for (const [address, host] of DISGUISED) {
    const found = target(address);
    equal(found?.host, host, address);
    equal(found?.shown, new URL(address).href, address);
  }
});

Deno.test("link: is text where it is anything else", () => {
  for (const address of REFUSED) equal(target(address), undefined, address);
});

Deno.test("link: no other scheme is followed, however it is written", () => {
  for (const scheme of SCHEMES) {
    for (const rest of [":alert(1)", "://example.com/", ":https://example.com/"]) {
      equal(target(scheme + rest), undefined, scheme + rest);
    }
  }
});

Deno.test("link: nothing hides in an address", () => {
  for (const hidden of HIDING) {
    const name = hidden.codePointAt(0)?.toString(16);
    equal(target(`https://exa${hidden}mple.com/`), undefined, name);
    equal(target(`https://example.com/${hidden}a`), undefined, name);
    equal(target(`java${hidden}script:alert(1)`), undefined, name);
    equal(target(`${hidden}https://example.com/`), undefined, name);
  }
});

Deno.test("link: there are two hundred cases at least", () => {
  const count = FOLLOWED.length + DISGUISED.length + REFUSED.length + SCHEMES.length * 3 +
    HIDING.length * 4;
  equal(count >= 200, true, String(count));
});

Deno.test("link: the address that is opened is the one that was checked", () => {
  for (const [address] of [...FOLLOWED, ...DISGUISED]) {
    const { href = "" } = target(address) ?? {};
    equal(/^(?:https?:\/\/|mailto:)/.test(href), true, address);
    equal(new URL(href).href, href);
  }
});

Deno.test("link: a text names the host when it begins with it, whole", () => {
  equal(namesHost("example.com", "example.com"), true);
  equal(namesHost(" https://Example.com/a", "example.com"), true);
  equal(namesHost("example.com?a", "example.com"), true);
  equal(namesHost("example.com.evil.example", "example.com"), false);
  equal(namesHost("example.com evil", "example.com"), false);
  equal(namesHost("see example.com", "example.com"), false);
  equal(namesHost("exаmple.com", "example.com"), false);
  equal(namesHost("example.com@evil.example", "example.com"), false);
  equal(namesHost("", "example.com"), false);
});
