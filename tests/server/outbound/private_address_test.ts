import { equal } from "node:assert/strict";
import { isPrivateAddress } from "../../../server/outbound/private_address.ts";

/** What strangers try. */
const PRIVATE = [
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "100.64.0.1",
  "100.127.255.255",
  "169.254.169.254",
  "169.254.170.2",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "203.0.113.9",
  "224.0.0.1",
  "239.255.255.250",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:8.8.8.8",
  "0:0:0:0:0:ffff:7f00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::1",
  "100::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "2606:4700::1%eth0",
  "fec0::1",
  "ff02::1",
  "",
  "localhost",
  "1",
  "0x7f000001",
  "127.1",
  "017700000001",
];

const PUBLIC = [
  "8.8.8.8",
  "93.184.216.34",
  "100.63.255.255",
  "100.128.0.1",
  "172.15.255.255",
  "172.32.0.1",
  "169.253.0.1",
  "2606:4700:4700::1111",
  "2a00:1450:4001:81b::200e",
];

Deno.test("addresses of one's own networks, of metadata services and of nothing are private", () => {
  for (const address of PRIVATE) equal(isPrivateAddress(address), true, address);
});

Deno.test("addresses of the public internet are not private", () => {
  for (const address of PUBLIC) equal(isPrivateAddress(address), false, address);
});
