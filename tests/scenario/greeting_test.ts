import assert from "node:assert/strict";
import { Client, type IMessage, Stomp } from "@stomp/stompjs";
import { serveGreeting } from "../helper/greeting_site.ts";

/** Waits for messages one by one. */
function queue() {
  const waiting: ((message: IMessage) => void)[] = [];
  const messages: IMessage[] = [];
  return {
    push(message: IMessage) {
      const take = waiting.shift();
      if (take === undefined) messages.push(message);
      else take(message);
    },
    next: () =>
      new Promise<IMessage>((resolve) => {
        const message = messages.shift();
        if (message === undefined) waiting.push(resolve);
        else resolve(message);
      }),
  };
}

/** A client as in the guide of today: `new StompJs.Client({ brokerURL })`. */
async function guideClient(brokerURL: string) {
  const greetings = queue();
  const errors = queue();
  const connected = Promise.withResolvers<void>();
  const client = new Client({ brokerURL, onConnect: () => connected.resolve() });
  client.activate();
  await connected.promise;
  client.subscribe("/topic/greetings", (message) => greetings.push(message));
  const followed = Promise.withResolvers<void>();
  client.watchForReceipt("followed", () => followed.resolve());
  client.subscribe("/user/queue/errors", (message) => errors.push(message), {
    receipt: "followed",
  });
  await followed.promise;
  return {
    client,
    greetings,
    errors,
    greet: (body: string) => client.publish({ destination: "/app/hello", body }),
  };
}

Deno.test("greeting reaches everyone who listens, escaped by the server", async () => {
  const site = await serveGreeting();
  const [one, other] = [await guideClient(site.brokerUrl), await guideClient(site.brokerUrl)];
  one.greet(JSON.stringify({ name: "<b>Kim & co</b>" }));
  for (const { greetings } of [one, other]) {
    const { body, headers } = await greetings.next();
    assert.equal(body, '{"content":"Hello, &lt;b&gt;Kim &amp; co&lt;/b&gt;!"}');
    assert.equal(headers["destination"], "/topic/greetings");
    assert.match(headers["content-type"] ?? "", /^application\/json/);
  }
  await Promise.all([one.client.deactivate(), other.client.deactivate()]);
  await site.stop();
});

Deno.test("refused name is told to its sender alone and the session lives on", async () => {
  const site = await serveGreeting();
  const [one, other] = [await guideClient(site.brokerUrl), await guideClient(site.brokerUrl)];
  for (const body of ['{"name":"  "}', "{}", "no JSON", ""]) {
    one.greet(body);
    const refusal = JSON.parse((await one.errors.next()).body);
    assert.equal(refusal.code, "invalid-body", body);
  }
  one.greet('{"name":"Kim"}');
  assert.equal((await one.greetings.next()).body, '{"content":"Hello, Kim!"}');
  assert.equal((await other.greetings.next()).body, '{"content":"Hello, Kim!"}');
  await Promise.all([one.client.deactivate(), other.client.deactivate()]);
  await site.stop();
});

Deno.test("client of the guide's first generation, Stomp.over, is greeted as well", async () => {
  const site = await serveGreeting();
  const greetings = queue();
  const connected = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const client = Stomp.over(() => {
    const socket = new WebSocket(site.brokerUrl);
    socket.addEventListener("close", () => closed.resolve());
    return socket;
  });
  client.debug = () => {};
  client.connect({}, () => connected.resolve());
  await connected.promise;
  client.subscribe("/topic/greetings", (message) => greetings.push(message));
  client.send("/app/hello", {}, JSON.stringify({ name: "x" }));
  assert.equal((await greetings.next()).body, '{"content":"Hello, x!"}');
  const gone = Promise.withResolvers<void>();
  client.disconnect(() => gone.resolve());
  await gone.promise;
  await closed.promise;
  await site.stop();
});

Deno.test("client comes back after the server restarts and is greeted again", async () => {
  const site = await serveGreeting();
  const greetings = queue();
  const connects = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let connection = 0;
  const client = new Client({
    brokerURL: site.brokerUrl,
    reconnectDelay: 10,
    onConnect: () => {
      client.subscribe("/topic/greetings", (message) => greetings.push(message));
      connects[connection++]?.resolve();
    },
  });
  client.activate();
  await connects[0]?.promise;
  await site.stop();
  const again = await serveGreeting({ port: Number(new URL(site.origin).port) });
  await connects[1]?.promise;
  client.publish({ destination: "/app/hello", body: '{"name":"again"}' });
  assert.equal((await greetings.next()).body, '{"content":"Hello, again!"}');
  await client.deactivate();
  await again.stop();
});
