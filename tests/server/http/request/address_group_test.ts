import { equal, notEqual } from "node:assert/strict";
import { addressGroup } from "../../../../server/http/request/address_group.ts";

Deno.test("an IPv4 address is a group of its own", () => {
  equal(addressGroup("192.0.2.1"), "192.0.2.1");
  notEqual(addressGroup("192.0.2.1"), addressGroup("192.0.2.2"));
});

Deno.test("IPv6 addresses of one /64 are one group, however they are written", () => {
  const spellings = [
    "2001:db8:0:1::1",
    "2001:DB8:0:1:ffff:ffff:ffff:ffff",
    "2001:0db8:0000:0001:0000:0000:0000:0002",
    "2001:db8::1:0:0:0:3",
    "2001:db8:0:1::192.0.2.1",
    "2001:db8:0:1::1%eth0",
  ];
  for (const address of spellings) equal(addressGroup(address), "2001:db8:0:1::/64", address);
  notEqual(addressGroup("2001:db8:0:2::1"), "2001:db8:0:1::/64");
  equal(addressGroup("::1"), "0:0:0:0::/64");
  equal(addressGroup("1:2:3::"), "1:2:3:0::/64");
});

Deno.test("what is no address is a group of its own", () => {
  equal(addressGroup(""), "");
  equal(addressGroup("unknown"), "unknown");
});
