import { deepEqual, equal, match, notEqual } from "node:assert/strict";
import { newKeyring } from "../../../../server/chat/token/keyring.ts";
import { clientsOf } from "../../../../server/http/request/client.ts";
import { random } from "../../../helper/chat.ts";

const keyring = newKeyring(random);
const from = (hostname: string) =>
  ({ remoteAddr: { transport: "tcp", hostname, port: 1 } }) as const;
const request = (forwardedFor?: string) =>
  new Request("http://talk.test/", {
    headers: forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor },
  });

Deno.test("clients of one network have one name, which does not tell the network", () => {
  const { clientOf, networkOf } = clientsOf({ keyring, trustedProxies: [] });
  const { address, network } = clientOf(request(), from("192.0.2.7"));
  equal(address, "192.0.2.7");
  match(network ?? "", /^[A-Za-z0-9_-]{43}$/);
  equal(networkOf(request(), from("192.0.2.8")), network);
  notEqual(networkOf(request(), from("192.0.3.7")), network);
  const another = clientsOf({ keyring: newKeyring(random), trustedProxies: [] });
  notEqual(another.networkOf(request(), from("192.0.2.7")), network);
});

Deno.test("a client has no network when it is this machine, a proxy, or comes over no address", () => {
  const { clientOf } = clientsOf({ keyring, trustedProxies: ["10.0.0.1"] });
  const own = clientOf(request("192.0.2.7"), from("127.0.0.1"));
  deepEqual(own, { peer: "127.0.0.1", address: "127.0.0.1", network: undefined });
  deepEqual(clientOf(request(), from("10.0.0.1")), {
    peer: "10.0.0.1",
    address: "10.0.0.1",
    network: undefined,
  });
  const socket = { remoteAddr: { transport: "unix", path: "/run/talk" } } as const;
  deepEqual(clientOf(request(), socket), { peer: "", address: "", network: undefined });
});

Deno.test("what a header says counts from trusted proxies only", () => {
  const { networkOf } = clientsOf({ keyring, trustedProxies: ["10.0.0.1"] });
  const direct = networkOf(request(), from("192.0.2.7"));
  equal(networkOf(request("192.0.2.9"), from("10.0.0.1")), direct);
  equal(networkOf(request("203.0.113.1"), from("192.0.2.7")), direct);
});
