import assert from "node:assert/strict";
import { GreetingController } from "../../../demo/greeting/greeting_controller.ts";
import { dispatching } from "../../helper/dispatching.ts";

function greeting() {
  return dispatching({ controllers: [new GreetingController()] });
}

Deno.test("greeting goes to everyone, its name trimmed and escaped", async () => {
  const peer = greeting();
  for (const name of ["x", "  Kim ", "<img src=x>"]) {
    assert.deepEqual(await peer.send("/hello", { body: JSON.stringify({ name }) }), {
      kind: "handled",
    });
  }
  assert.deepEqual(
    peer.delivered.map((delivery) => [
      delivery.to === "destination" && delivery.destination,
      delivery.body,
    ]),
    [
      ["/topic/greetings", { content: "Hello, x!" }],
      ["/topic/greetings", { content: "Hello, Kim!" }],
      ["/topic/greetings", { content: "Hello, &lt;img src=x&gt;!" }],
    ],
  );
});

Deno.test("name that is blank, too long or none is refused with what is expected", async () => {
  const faults: [unknown, RegExp][] = [
    [{ name: "   " }, /"name": Expected a name/],
    [{ name: "x".repeat(61) }, /"name": Expected at most 60 characters/],
    [{ name: 1 }, /"name": .*Expected string/],
    [{}, /"name"/],
    [[], /"name"/],
    [null, /Expected Object/],
  ];
  for (const [body, message] of faults) {
    const peer = greeting();
    const outcome = await peer.send("/hello", { body: JSON.stringify(body) });
    assert.ok(outcome.kind === "refused" && outcome.refusal.code === "invalid-body");
    assert.match(outcome.refusal.message, message);
    assert.deepEqual(peer.delivered, []);
  }
});
