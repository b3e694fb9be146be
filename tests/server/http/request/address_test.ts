import { equal, throws } from "node:assert/strict";
import { clientAddress, isNetwork, proxyList } from "../../../../server/http/request/address.ts";

const PROXIES = proxyList(["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);

Deno.test("address is the peer's when the peer is no trusted proxy, whatever it claims", () => {
  equal(clientAddress("203.0.113.9", "198.51.100.1", PROXIES), "203.0.113.9");
  equal(clientAddress("203.0.113.9", null, proxyList([])), "203.0.113.9");
  equal(clientAddress("127.0.0.1", "198.51.100.1", proxyList([])), "127.0.0.1");
});

Deno.test("address is the rightmost one that is not a trusted proxy", () => {
  equal(clientAddress("127.0.0.1", "198.51.100.1", PROXIES), "198.51.100.1");
  equal(clientAddress("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.1.2.3", PROXIES), "198.51.100.1");
  equal(clientAddress("fd00::1", "2001:DB8::1", PROXIES), "2001:db8::1");
});

Deno.test("address stops at what is not an address", () => {
  equal(clientAddress("127.0.0.1", "198.51.100.1, unknown, 10.1.2.3", PROXIES), "10.1.2.3");
  equal(clientAddress("127.0.0.1", "", PROXIES), "127.0.0.1");
  equal(clientAddress("127.0.0.1", null, PROXIES), "127.0.0.1");
  equal(clientAddress("127.0.0.1", ", ,", PROXIES), "127.0.0.1");
});

Deno.test("address is the farthest when all are trusted proxies", () => {
  equal(clientAddress("127.0.0.1", "10.0.0.9, 10.0.0.8", PROXIES), "10.0.0.9");
});

Deno.test("address has neither port nor brackets, and IPv4 is written as IPv4", () => {
  equal(clientAddress("::ffff:127.0.0.1", "::ffff:198.51.100.1", PROXIES), "198.51.100.1");
  equal(clientAddress("127.0.0.1", "198.51.100.1:4711", PROXIES), "198.51.100.1");
  equal(clientAddress("127.0.0.1", "[2001:db8::1]:4711", PROXIES), "2001:db8::1");
});

Deno.test("network is an address, or one with a prefix length that fits", () => {
  for (const good of ["10.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "::1", "fd00::/8", "::/128"]) {
    equal(isNetwork(good), true, good);
  }
  for (
    const bad of [
      "",
      "10.0.0",
      "10.0.0.0/33",
      "10.0.0.0/",
      "10.0.0.0/8/8",
      "::/129",
      "fe80::1%eth0",
      "host",
      "10.0.0.0/-1",
    ]
  ) equal(isNetwork(bad), false, bad);
});

Deno.test("proxy list refuses what is no network", () => {
  throws(() => proxyList(["10.0.0.0/99"]), /^RangeError: Cannot trust "10.0.0.0\/99": not an IP/);
});
