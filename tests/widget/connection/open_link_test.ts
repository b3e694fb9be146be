import { equal } from "node:assert/strict";
import { stompUrl } from "../../../widget/connection/open_link.ts";

Deno.test("a page of an encrypted server opens an encrypted socket, another a plain one", () => {
  equal(stompUrl(new URL("https://talk.example/")).href, "wss://talk.example/stomp");
  equal(stompUrl(new URL("http://localhost:8080/")).href, "ws://localhost:8080/stomp");
});

Deno.test("the socket is below the folder the server is reached at", () => {
  equal(stompUrl(new URL("https://blog.example/talk/")).href, "wss://blog.example/talk/stomp");
});
