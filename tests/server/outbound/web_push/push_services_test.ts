import { equal, match } from "node:assert/strict";
import {
  endpointFault,
  isPushHost,
  PUSH_SERVICES,
} from "../../../../server/outbound/web_push/push_services.ts";

Deno.test("addresses of the browsers' push services are allowed", () => {
  for (
    const endpoint of [
      "https://fcm.googleapis.com/fcm/send/abc:def",
      "https://fcm.googleapis.com/wp/abc",
      "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
      "https://web.push.apple.com/QGuQ",
      "https://db5p.notify.windows.com/w/?token=BQYA",
    ]
  ) equal(endpointFault(endpoint, PUSH_SERVICES), undefined, endpoint);
});

Deno.test("no other address is, however much it looks like one", () => {
  for (
    const endpoint of [
      "http://fcm.googleapis.com/x",
      "https://fcm.googleapis.com:8443/x",
      "https://fcm.googleapis.com@evil.example/x",
      "https://user:pass@fcm.googleapis.com/x",
      "https://fcm.googleapis.com.evil.example/x",
      "https://evil.example/fcm.googleapis.com",
      "https://xfcm.googleapis.com/x",
      "https://evilpush.apple.com/x",
      "https://push.apple.com.evil.example/x",
      "https://notify.windows.com/x",
      "https://127.0.0.1/x",
      "https://[::1]/x",
      "https://169.254.169.254/latest/meta-data",
      "https://localhost/x",
      "http://localhost:8080/x",
      "file:///etc/passwd",
      "data:,x",
      "//fcm.googleapis.com/x",
      "",
      "x",
      `https://fcm.googleapis.com/${"x".repeat(1_000)}`,
    ]
  ) equal(typeof endpointFault(endpoint, PUSH_SERVICES), "string", endpoint);
  match(endpointFault("https://evil.example/x", PUSH_SERVICES) ?? "", /PUSH_HOSTS/);
});

Deno.test("further hosts are allowed by name, with their port, and plain HTTP on this machine alone", () => {
  const hosts = ["push.example", "*.push.example", "127.0.0.1:9999", "plain.example:80"];
  for (
    const [endpoint, isAllowed] of [
      ["https://push.example/x", true],
      ["https://a.push.example/x", true],
      ["https://push.example:444/x", false],
      ["http://127.0.0.1:9999/x", true],
      ["https://127.0.0.1:9999/x", true],
      ["http://127.0.0.1:9998/x", false],
      ["http://plain.example/x", false],
    ] as const
  ) equal(endpointFault(endpoint, hosts) === undefined, isAllowed, endpoint);
});

Deno.test("a host is written as --allow-net takes it", () => {
  for (const host of ["push.example", "*.push.example", "127.0.0.1:9999", "[::1]:80"]) {
    equal(isPushHost(host), true, host);
  }
  for (
    const host of [
      "",
      "*",
      "*.",
      "https://push.example",
      "push.example/",
      "Push.example",
      "a b",
      "a,b",
    ]
  ) equal(isPushHost(host), false, host);
});
