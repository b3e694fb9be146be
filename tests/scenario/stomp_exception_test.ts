import assert from "node:assert/strict";
import {
  Controller,
  exceptionHandler,
  type FailedMessage,
  type Message,
  MessageExceptionHandler,
  MessageMapping,
  StompServer,
} from "../../server/messaging/mod.ts";
import { connect } from "../../server/messaging/testing/peer.ts";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { bodyText, frame } from "../../shared/stomp/frame.ts";

class Full extends Error {}

@Controller()
class Rooms {
  @MessageMapping("/enter/{room}")
  enter({ params }: Message<"/enter/{room}">) {
    if (params.room === "full") throw new Full("The room is full.");
    throw new RangeError(params.room);
  }

  @MessageExceptionHandler(Full)
  onFull({ error }: FailedMessage<Full>) {
    return { code: "full", message: error.message };
  }
}

/** What comes back for a SEND with a receipt, as "command body". */
async function answersTo(room: string, advice: readonly object[]): Promise<readonly string[]> {
  const stomp = new StompServer({
    clock: new VirtualClock(),
    controllers: [new Rooms()],
    advice,
    log: () => {},
  });
  const peer = connect(stomp);
  await peer.connect();
  peer.send(frame("SUBSCRIBE", { id: "1", destination: "/user/queue/errors" }));
  if (advice.length > 0) peer.send(frame("SUBSCRIBE", { id: "2", destination: "/topic/range" }));
  peer.send(frame("SEND", { destination: `/app/enter/${room}`, receipt: "r" }));
  const answers = await peer.rest();
  peer.close();
  return answers.map((answer) => `${answer.command} ${bodyText(answer)}`.trim());
}

Deno.test("sender is told by the exception handler, and the RECEIPT follows", async () => {
  assert.deepEqual(await answersTo("full", []), [
    'MESSAGE {"code":"full","message":"The room is full."}',
    "RECEIPT",
  ]);
});

Deno.test("what nobody handles is a refusal, and no RECEIPT follows", async () => {
  const answers = await answersTo("5", []);
  assert.equal(answers.length, 1);
  assert.match(answers[0] ?? "", /^MESSAGE \{"code":"internal"/);
});

Deno.test("advice tells whoever its @SendTo names, which a server without rules allows", async () => {
  const advice = [
    exceptionHandler(RangeError, ({ error }) => error.message, { sendTo: "/topic/range" }),
  ];
  assert.deepEqual(await answersTo("5", advice), ["MESSAGE 5", "RECEIPT"]);
});
