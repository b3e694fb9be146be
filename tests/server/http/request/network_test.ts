import { equal } from "node:assert/strict";
import { proxyList } from "../../../../server/http/request/address.ts";
import { clientNetwork, networkOf } from "../../../../server/http/request/network.ts";

Deno.test("a network is the /24 of an IPv4 address and the /64 of an IPv6 address", () => {
  const networks: readonly (readonly [string, string | undefined])[] = [
    ["192.0.2.1", "192.0.2.0/24"],
    ["192.0.2.255", "192.0.2.0/24"],
    ["192.0.3.1", "192.0.3.0/24"],
    ["10.0.0.7", "10.0.0.0/24"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:DB8:0:0:ffff::2", "2001:db8:0:0::/64"],
    ["2001:db8:0:1::1", "2001:db8:0:1::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    // The same client, however its IPv4 address is written.
    ["::ffff:192.0.2.1", "192.0.2.0/24"],
    ["::ffff:c000:201", "192.0.2.0/24"],
    ["0:0:0:0:0:ffff:c000:0201", "192.0.2.0/24"],
  ];
  for (const [address, network] of networks) equal(networkOf(address), network, address);
});

Deno.test("this machine is no network, and neither is what is no address", () => {
  const others = ["127.0.0.1", "127.9.9.9", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1"];
  for (const address of [...others, "", "localhost", "192.0.2", "192.0.2.1:80", "[::1]", "x"]) {
    equal(networkOf(address), undefined, address);
  }
});

Deno.test("the network of a client counts through trusted proxies only, and is never a proxy's", () => {
  const proxies = proxyList(["10.0.0.0/8", "2001:db8:ffff::/48"]);
  const cases: readonly (readonly [peer: string, header: string | null, string | undefined])[] = [
    // The chain is read from the right.
    ["10.0.0.1", "192.0.2.1", "192.0.2.0/24"],
    ["10.0.0.1", "203.0.113.9, 192.0.2.1", "192.0.2.0/24"],
    ["10.0.0.1", "192.0.2.1, 10.0.0.7", "192.0.2.0/24"],
    ["::ffff:10.0.0.1", "::ffff:192.0.2.1", "192.0.2.0/24"],
    ["2001:db8:ffff::1", "2001:db8::5", "2001:db8:0:0::/64"],
    // A proxy that does not say for whom it asks names nobody.
    ["10.0.0.1", null, undefined],
    ["10.0.0.1", "", undefined],
    ["10.0.0.1", "unknown", undefined],
    ["10.0.0.1", "192.0.2.1, unknown", undefined],
    ["10.0.0.1", "10.0.0.2, 10.0.0.3", undefined],
    ["10.0.0.1", "127.0.0.1", undefined],
    // Whoever is no proxy can say what they like.
    ["198.51.100.4", "192.0.2.1", "198.51.100.0/24"],
    ["198.51.100.4", null, "198.51.100.0/24"],
  ];
  for (const [peer, header, network] of cases) {
    equal(clientNetwork(peer, header, proxies), network, `${peer} for ${header}`);
  }
});
