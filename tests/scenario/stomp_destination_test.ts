import assert from "node:assert/strict";
import fc from "fast-check";
import { deny, permit, permitAll } from "../../server/messaging/mod.ts";
import { frame } from "../../shared/stomp/frame.ts";
import { trial } from "../helper/stomp_trial.ts";

const PIECES = [
  "/topic",
  "/user",
  "/queue",
  "/private",
  "/public",
  "/author",
  "/x",
  "/",
  "//",
  "/*",
  "/**",
  "/>",
  "/#",
  "*",
  ">",
  "?",
  "[a-z]",
  "{any}",
  "/..",
  "/.",
  "/%2e%2e",
  "%2f",
  "%2F",
  "%00",
  "\\",
  ",",
  "\u200b",
  "\u2215",
  "\uff0f",
  "\uff0a",
  "\u202e",
  "é",
  "e\u0301",
  "PRIVATE",
];

const FOREIGN = ["/topic/private", "/user/author/queue/x"];

Deno.test("2,000 made-up SUBSCRIBEs of one user hear nothing that is another's", async () => {
  const { stomp, connected } = trial({
    authorize: [
      deny("SUBSCRIBE", "/topic/private/**"),
      deny("SUBSCRIBE", "/topic/private"),
      permitAll,
    ],
  });
  const author = await connected({ login: "author" });
  author.send(frame("SUBSCRIBE", { id: "1", destination: "/user/queue/x", receipt: "r" }));
  await author.next();
  const destination = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join(""));
  const curious = new Set(fc.sample(destination, 2_000));
  const peers = await Promise.all(Array.from([...curious, ...FOREIGN], async (destination) => {
    const peer = await connected({ login: "curious" });
    peer.send(frame("SUBSCRIBE", { id: "1", destination }));
    return { peer, destination };
  }));
  await author.rest();
  stomp.messaging.send("/topic/private", "secret");
  stomp.messaging.sendToUser("author", "/queue/x", "secret");
  assert.equal((await author.rest()).length, 1);
  for (const { peer, destination } of peers) {
    const heard = peer.messages.map(String).join("");
    assert.equal(heard.includes("secret"), false, destination);
    peer.close();
  }
  assert.equal(stomp.registry.userCount, 1);
});

Deno.test("what a role may do is what the rules say, command by command", async () => {
  const authorize = [
    permit("SUBSCRIBE", "/topic/rooms/{room}"),
    permit("SUBSCRIBE", "/topic/rooms", ({ user }) => user.name === "author"),
    permit("SUBSCRIBE", "/user/queue/**"),
    permit("SEND", "/user/{name}/queue/notes", ({ user }) => user.name === "author"),
  ];
  const allowed: Readonly<Record<string, readonly string[]>> = {
    reader: ["SUBSCRIBE /topic/rooms/a", "SUBSCRIBE /user/queue/errors"],
    author: [
      "SUBSCRIBE /topic/rooms",
      "SUBSCRIBE /topic/rooms/a",
      "SUBSCRIBE /user/queue/errors",
      "SEND /user/reader/queue/notes",
    ],
  };
  const destinations = [
    "/topic/rooms",
    "/topic/rooms/a",
    "/topic/rooms/a/b",
    "/topic/other",
    "/user/queue/errors",
    "/user/reader/queue/notes",
    "/user/reader/queue/other",
  ];
  for (const [login, expected] of Object.entries(allowed)) {
    const passed: string[] = [];
    for (const command of ["SUBSCRIBE", "SEND"] as const) {
      for (const destination of destinations) {
        const peer = await trial({ authorize }).connected({ login });
        peer.send(frame(command, { id: "1", destination, receipt: "r" }));
        if ((await peer.next()).command === "RECEIPT") passed.push(`${command} ${destination}`);
        else assert.equal((await peer.closed).code, 1008);
        peer.close();
      }
    }
    assert.deepEqual(passed, expected);
  }
});
