import assert from "node:assert/strict";
import {
  METHODS,
  type Place,
  readPlace,
} from "../../../../../server/messaging/transport/sockjs/path.ts";

Deno.test("every place below a base is found", () => {
  const cases: readonly [string, Place][] = [
    ["", { kind: "greeting" }],
    ["/", { kind: "greeting" }],
    ["/info", { kind: "info" }],
    ["/websocket", { kind: "raw-websocket" }],
    ["/000/x/websocket", { kind: "websocket" }],
    ["/000/x/xhr", { kind: "xhr", sessionId: "x" }],
    ["/000/x/xhr_streaming", { kind: "xhr_streaming", sessionId: "x" }],
    ["/000/x/xhr_send", { kind: "xhr_send", sessionId: "x" }],
    ["/000/x/eventsource", { kind: "eventsource", sessionId: "x" }],
  ];
  for (const [below, place] of cases) assert.deepEqual(readPlace(below), place, below);
});

Deno.test("nothing else is a place, least of all what is left out", () => {
  for (
    const below of [
      "//",
      "/info/",
      "/INFO",
      "/xhr",
      "/x/xhr",
      "//x/xhr",
      "/0//xhr",
      "/0/x.y/xhr",
      "/0.1/x/xhr",
      "/0/x/xhr/",
      "/0/x/y/xhr",
      "/0/x/XHR",
      "/0/x/constructor",
      "/iframe.html",
      "/0/x/jsonp",
      "/0/x/jsonp_send",
      "/0/x/htmlfile",
      `/0/${"x".repeat(129)}/xhr`,
    ]
  ) {
    assert.equal(readPlace(below), undefined, below);
  }
});

Deno.test("sessions are sent to by POST, so that a page of another origin is asked for its origin", () => {
  assert.deepEqual(METHODS.xhr_send, ["OPTIONS", "POST"]);
});
