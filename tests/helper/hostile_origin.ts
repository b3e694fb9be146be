/**
 * What pages that may not talk to a server might name as their origin.
 *
 * @module
 */

/**
 * None of these is https://talk.example, https://blog.example, http://localhost:4000, or a page of this
 * machine.
 */
export const HOSTILE_ORIGINS: readonly string[] = [
  "null",
  "",
  "*",
  "https://",
  "https://evil.example",
  "http://blog.example",
  "https://blog.example/",
  "https://blog.example:443",
  "https://blog.example:8443",
  "https://blog.example.",
  "https://blog.example.evil.example",
  "https://blog.example@evil.example",
  "https://evil.example#https://blog.example",
  "https://evil.example/https://blog.example",
  "https://evilblog.example",
  "https://www.blog.example",
  "https://BLOG.example",
  "HTTPS://blog.example",
  "https://blog.example, https://evil.example",
  "https://blog.example https://evil.example",
  " https://blog.example",
  "https://blog.example\u0000",
  "https://blog%2eexample",
  "https://bl\u043eg.example",
  "https://blog\u3002example",
  "https:blog.example",
  "//blog.example",
  "blog.example",
  "wss://blog.example",
  "file://",
  "data:text/html,x",
  "chrome-extension://blog.example",
  "http://localhost.",
  "http://localhost.evil.example",
  "http://evil.localhost",
  "http://LOCALHOST:4000",
  "http://user@localhost:4000",
  "http://localhost:4000/",
  "http://127.0.0.1.",
  "http://127.0.0.1.evil.example",
  "http://127.1",
  "http://0x7f.0.0.1",
  "http://2130706433",
  "http://0.0.0.0",
  "http://128.0.0.1",
  "http://[::]",
  "http://[::ffff:127.0.0.1]",
  "http://[::1]evil.example",
  "https://talk.example:443",
  "https://talk.example.evil.example",
];
