/**
 * What an origin is; which ones may talk to the server is tested with the gate's rules.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isLoopbackOrigin, isOrigin } from "../../../../server/chat/site/web_origin.ts";

Deno.test("an origin is exactly what a browser writes", () => {
  const origins = [
    "https://blog.example",
    "http://localhost:4000",
    "http://[2001:db8::1]:8080",
    "https://xn--bcher-kva.example",
  ];
  for (const origin of origins) {
    equal(isOrigin(origin), true, origin);
  }
  const others = [
    "",
    "null",
    "https://blog.example/",
    "https://BLOG.example",
    "ftp://blog.example",
  ];
  for (const other of others) equal(isOrigin(other), false, other);
});

Deno.test("a page of this machine is at localhost, 127.0.0.0/8 or [::1], and nowhere else", () => {
  for (const origin of ["http://localhost", "https://127.8.9.1:1", "http://[::1]:3000"]) {
    equal(isLoopbackOrigin(origin), true, origin);
  }
  for (const other of ["http://evil.localhost", "http://127.0.0.1.example", "http://0.0.0.0"]) {
    equal(isLoopbackOrigin(other), false, other);
  }
});
