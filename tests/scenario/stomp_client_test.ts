import assert from "node:assert/strict";
import { Versions } from "@stomp/stompjs";
import { permit, route } from "../../server/messaging/mod.ts";
import { Refused } from "../../shared/refusal.ts";
import { withStompSite } from "../helper/stomp_site.ts";

Deno.test("stompjs connects by the best sub-protocol and version of those it offers", async () => {
  await withStompSite({}, async ({ client }) => {
    for (const versions of [["1.0", "1.1", "1.2"], ["1.1", "1.0"], ["1.0"]]) {
      const best = versions.toSorted().at(-1) ?? "";
      const { client: connected } = await client({ stompVersions: new Versions(versions) });
      assert.equal(connected.connectedVersion, best);
      const { protocol } = connected.webSocket as WebSocket;
      assert.equal(protocol, `v${best.replace(".", "")}.stomp`);
    }
  });
});

Deno.test("stompjs sends to a handler and hears its answer on a topic", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    stomp.on(
      route("/rooms/{room}/say", { sendTo: "/topic/rooms/{room}" }),
      ({ params, body }) => ({ room: params.room, text: body }),
    );
    const { subscribe, publish, messages } = await client();
    await subscribe("/topic/rooms/a%2Fb");
    await publish("/app/rooms/a%2Fb/say", JSON.stringify("안녕하세요 🙂"));
    const { body, headers } = await messages.next();
    assert.deepEqual(JSON.parse(body), { room: "a/b", text: "안녕하세요 🙂" });
    assert.equal(headers["content-type"], "application/json");
  });
});

Deno.test("stompjs has its RECEIPT only when the handler is done", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    const log: string[] = [];
    const begun = Promise.withResolvers<void>();
    const mayFinish = Promise.withResolvers<void>();
    stomp.on(route("/slow"), async () => {
      begun.resolve();
      await mayFinish.promise;
      log.push("done");
    });
    const { publish } = await client();
    const receipt = publish("/app/slow", "{}").then(() => log.push("receipt"));
    await begun.promise;
    mayFinish.resolve();
    await receipt;
    assert.deepEqual(log, ["done", "receipt"]);
  });
});

Deno.test("stompjs is told of a refusal and stays connected", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    stomp.on(route("/no"), () => {
      throw new Refused({ code: "forbidden", message: "No." });
    });
    const { client: connected, subscribe, publish, messages } = await client();
    await subscribe("/user/queue/errors");
    connected.publish({ destination: "/app/no", body: "{}", headers: { receipt: "mine" } });
    const { body, headers } = await messages.next();
    assert.deepEqual(JSON.parse(body), { code: "forbidden", message: "No." });
    assert.equal(headers["receipt-id"], "mine");
    await publish("/topic/a", "still here");
  });
});

Deno.test("stompjs's frames may come in pieces (splitLargeFrames)", async () => {
  await withStompSite({}, async ({ client }) => {
    const { subscribe, publish, messages } = await client({
      splitLargeFrames: true,
      maxWebSocketChunkSize: 1_000,
    });
    await subscribe("/topic/a");
    const body = "0123456789".repeat(3_000);
    await publish("/topic/a", body);
    assert.equal((await messages.next()).body, body);
  });
});

Deno.test("stompjs's bytes come back as they were", async () => {
  await withStompSite({}, async ({ client }) => {
    const { client: connected, subscribe, messages } = await client();
    await subscribe("/topic/a");
    const bytes = Uint8Array.from({ length: 256 }, (_, octet) => octet);
    connected.publish({ destination: "/topic/a", binaryBody: bytes });
    assert.deepEqual([...(await messages.next()).binaryBody], [...bytes]);
  });
});

Deno.test("stompjs reads several MESSAGEs of one WebSocket message, in order", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    const { subscribe, messages } = await client();
    await subscribe("/topic/a");
    const bodies = Array.from({ length: 500 }, (_, n) => String(n));
    for (const body of bodies) stomp.messaging.send("/topic/a", body);
    const received: string[] = [];
    while (received.length < bodies.length) received.push((await messages.next()).body);
    assert.deepEqual(received, bodies);
  });
});

Deno.test("stompjs and the server keep each other alive by heart-beats", async () => {
  await withStompSite(
    { heartBeat: { sendEveryMs: 200, expectEveryMs: 200 } },
    async ({ stomp, client }) => {
      let beats = 0;
      const enough = Promise.withResolvers<void>();
      const { closes } = await client({
        heartbeatIncoming: 200,
        heartbeatOutgoing: 200,
        debug: (line) => {
          if (line === "<<< PONG" && ++beats === 3) enough.resolve();
        },
      });
      await Promise.race([enough.promise, closes.next()]);
      assert.deepEqual([beats, stomp.registry.sessionCount], [3, 1]);
    },
  );
});

Deno.test("a client that falls silent is closed with 1001", async () => {
  await withStompSite(
    { heartBeat: { sendEveryMs: 20, expectEveryMs: 20 } },
    async ({ raw, stomp }) => {
      const silent = await raw();
      await silent.send("CONNECT\naccept-version:1.2\nheart-beat:20,0\n\n\0");
      const { text, code } = await silent.readToEnd();
      assert.match(text, /^CONNECTED\n/);
      assert.equal(code, 1001);
      assert.equal(stomp.registry.sessionCount, 0);
    },
  );
});

Deno.test("stompjs sees the ERROR, then the close code, of a forbidden destination", async () => {
  await withStompSite(
    { authorize: [permit("SUBSCRIBE", "/topic/a")] },
    async ({ client }) => {
      const { client: connected, errors, closes } = await client();
      connected.subscribe("/topic/b", () => {}, { receipt: "mine" });
      const { headers } = await errors.next();
      assert.equal(headers["message"], 'Cannot SUBSCRIBE "/topic/b": it is not allowed');
      assert.equal(headers["receipt-id"], "mine");
      assert.equal((await closes.next()).code, 1008);
    },
  );
});

Deno.test("stompjs sees why its credentials were refused, then 1008", async () => {
  await withStompSite({
    authenticate: ({ passcode }) => {
      if (passcode !== "right") {
        throw new Refused({ code: "token-invalid", message: "Ask for another token." });
      }
      return { name: "reader" };
    },
  }, async ({ client }) => {
    const { errors, closes } = await client({ connectHeaders: { passcode: "wrong" } });
    const { headers, body } = await errors.next();
    assert.equal(headers["message"], "Ask for another token.");
    assert.equal(JSON.parse(body).code, "token-invalid");
    assert.equal((await closes.next()).code, 1008);
    const { client: connected } = await client({ connectHeaders: { passcode: "right" } });
    assert.equal(connected.connected, true);
  });
});

Deno.test("stompjs sees an oversized frame's ERROR, then 1009", async () => {
  await withStompSite({}, async ({ client }) => {
    const { client: connected, errors, closes } = await client();
    connected.publish({ destination: "/topic/a", body: "x".repeat(70_000) });
    assert.match((await errors.next()).headers["message"] ?? "", /^Cannot take /);
    assert.equal((await closes.next()).code, 1009);
  });
});

Deno.test("stompjs leaves by DISCONNECT: nothing is left of it", async () => {
  await withStompSite({}, async ({ stomp, client }) => {
    const { client: connected, subscribe, closes } = await client();
    await subscribe("/topic/a");
    await connected.deactivate();
    await closes.next();
    assert.deepEqual([stomp.registry.sessionCount, stomp.registry.subscriptionCount], [0, 0]);
  });
});

Deno.test("10,000 messages in one burst arrive, each once and in order", async () => {
  await withStompSite({}, async ({ client }) => {
    const { client: connected, subscribe, messages } = await client();
    await subscribe("/topic/a");
    for (let n = 0; n < 10_000; n++) {
      connected.publish({ destination: "/topic/a", body: String(n) });
    }
    for (let n = 0; n < 10_000; n++) assert.equal((await messages.next()).body, String(n));
  });
});
