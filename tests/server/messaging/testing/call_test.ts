import assert from "node:assert/strict";
import * as v from "valibot";
import {
  Controller,
  ControllerAdvice,
  type FailedMessage,
  type Message,
  MessageExceptionHandler,
  MessageMapping,
  type Principal,
  Refused,
  route,
  SendTo,
  SendToUser,
  StompServer,
  SubscribeMapping,
} from "../../../../server/messaging/mod.ts";
import { call } from "../../../../server/messaging/testing.ts";

const Hello = v.object({ name: v.string() });

class Gone extends Error {}

@Controller("/c")
class Some {
  @MessageMapping("/hello", { body: Hello })
  @SendTo("/topic/greetings")
  hello({ body }: Message<"/hello", typeof Hello>) {
    return { content: body.name };
  }

  @MessageMapping("/echo/{to}")
  @SendToUser("/queue/echo", { broadcast: false })
  echo({ body, params, user, headers, sendToUser }: Message<"/echo/{to}">) {
    sendToUser(params.to, "/queue/from", user.name, { lang: headers.get("lang") ?? "" });
    return body;
  }

  @SubscribeMapping("/count")
  count({ session }: Message<"/count", undefined, Principal, { count: number }>) {
    session.attributes.count = (session.attributes.count ?? 0) + 1;
    return session.attributes.count;
  }

  @MessageMapping("/numbers/{last}")
  async *numbers({ params, session, signal }: Message<"/numbers/{last}">) {
    session.onClose(() => session.attributes["closed"] = true);
    for (let n = 1; n <= Number(params.last) && !signal.aborted; n++) {
      await Promise.resolve();
      yield n;
    }
    if (!signal.aborted) throw new Gone("no more numbers");
  }

  @MessageMapping("/refuse")
  refuse() {
    throw new Refused({ code: "forbidden", message: "No." });
  }

  @MessageMapping("/break")
  break() {
    throw new RangeError("broken");
  }

  @MessageMapping("/astray")
  @SendTo("/elsewhere/a")
  astray() {
    return 1;
  }

  @MessageExceptionHandler(Gone)
  onGone({ error }: FailedMessage<Gone>) {
    return error.message;
  }
}

Deno.test("call gives what a handler returns, where it goes, and nothing else", async () => {
  assert.deepEqual(await call(new Some(), "/app/c/hello", { body: { name: "kim" } }), {
    sent: [{ destination: "/topic/greetings", body: { content: "kim" } }],
    replies: [],
    refusal: undefined,
  });
});

Deno.test("call is made by the user, with the body and the headers it is told", async () => {
  const { sent, replies } = await call(new Some(), "/app/c/echo/lee", {
    body: "text",
    user: { name: "kim" },
    headers: { lang: "ko" },
  });
  assert.deepEqual(sent, [
    { destination: "/user/lee/queue/from", body: "kim", headers: { lang: "ko" } },
    { destination: "/user/queue/echo", body: "text" },
  ]);
  assert.deepEqual(replies, ["text"]);
  const bytes = new Uint8Array([0, 255]);
  assert.deepEqual((await call(new Some(), "/app/c/echo/lee", { body: bytes })).replies, [bytes]);
  const written = { body: "[1]", headers: { "content-type": "application/json" } };
  assert.deepEqual((await call(new Some(), "/app/c/echo/lee", written)).replies, [[1]]);
});

Deno.test("call of a SUBSCRIBE has its answer, and the attributes go on from call to call", async () => {
  const attributes: { count?: number } = {};
  const options = { command: "SUBSCRIBE", attributes } as const;
  assert.deepEqual((await call(new Some(), "/app/c/count", options)).replies, [1]);
  const { sent } = await call(new Some(), "/app/c/count", options);
  assert.deepEqual(sent, [{ destination: "/app/c/count", body: 2 }]);
  assert.equal(attributes.count, 2);
});

Deno.test("call lasts until an async iterable has ended, with what it threw late", async () => {
  const attributes: Record<string, unknown> = {};
  const { sent } = await call(new Some(), "/app/c/numbers/3", { attributes });
  assert.deepEqual(sent, [
    ...[1, 2, 3].map((body) => ({ destination: "/topic/c/numbers/3", body })),
    { destination: "/user/queue/errors", body: "no more numbers" },
  ]);
  assert.equal(attributes["closed"], true);
});

Deno.test("call takes so many values of an iterable without end, and then the session ends", async () => {
  const { sent } = await call(new Some(), "/app/c/numbers/Infinity", { take: 2 });
  assert.deepEqual(sent.map(({ body }) => body), [1, 2]);
});

Deno.test("call tells why it was refused, by the handler or for its body", async () => {
  assert.deepEqual((await call(new Some(), "/app/c/refuse")).refusal, {
    code: "forbidden",
    message: "No.",
  });
  const { refusal, sent } = await call(new Some(), "/app/c/hello", { body: { name: 1 } });
  assert.equal(refusal?.code, "invalid-body");
  assert.deepEqual(sent, []);
});

Deno.test("call rejects with what a handler throws, and with what it cannot send", async () => {
  await assert.rejects(call(new Some(), "/app/c/break"), new RangeError("broken"));
  await assert.rejects(call(new Some(), "/app/c/astray"), /no prefix of the broker fits/);
});

Deno.test("call of what nothing handles says what is handled", async () => {
  const wrong: [string, "SEND" | "SUBSCRIBE"][] = [
    ["/app/c/helo", "SEND"],
    ["/c/hello", "SEND"],
    ["/topic/greetings", "SUBSCRIBE"],
    ["/app/c/hello", "SUBSCRIBE"],
  ];
  for (const [destination, command] of wrong) {
    await assert.rejects(
      call(new Some(), destination, { command }),
      ({ message }) =>
        message.startsWith(`Cannot ${command} "${destination}": nothing handles it`) &&
        /SEND +\/app\/c\/hello +Some.hello/.test(message),
    );
  }
  await assert.rejects(call({}, "/app/x"), /the class has no @Controller/);
});

interface Author extends Principal {
  readonly isAuthor: boolean;
}

Deno.test("call of a server has its routes, its advice and its prefixes", async () => {
  @ControllerAdvice()
  class Advice {
    @MessageExceptionHandler(RangeError)
    @SendToUser("/queue/errors")
    onRange({ error }: FailedMessage<RangeError>) {
      return error.message;
    }
  }
  const stomp = new StompServer<Author>({
    controllers: [new Some()],
    advice: [new Advice()],
    applicationPrefix: "/a",
    userPrefix: "/me",
    brokerPrefixes: ["/topic", "/elsewhere"],
    authenticate: () => ({ name: "kim", isAuthor: false }),
  });
  stomp.on(route("/who"), ({ user, reply }) => reply("/queue/who", user.isAuthor));
  const user: Author = { name: "lee", isAuthor: true };
  assert.deepEqual((await call(stomp, "/a/who", { user })).sent, [
    { destination: "/me/queue/who", body: true },
  ]);
  assert.deepEqual((await call(stomp, "/a/c/break", { user })).sent, [
    { destination: "/me/lee/queue/errors", body: "broken" },
  ]);
  assert.deepEqual((await call(stomp, "/a/c/astray", { user })).sent, [
    { destination: "/elsewhere/a", body: 1 },
  ]);
});
