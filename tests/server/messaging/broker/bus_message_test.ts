import { deepEqual, equal } from "node:assert/strict";
import type { Json } from "../../../../server/messaging/bus/bus.ts";
import { busMessageOf, readBusMessage } from "../../../../server/messaging/broker/bus_message.ts";
import type { HeaderEntry } from "../../../../shared/stomp/header.ts";
import { frame } from "../../../../shared/stomp/frame.ts";

Deno.test("a message for other instances keeps its headers and any body", () => {
  const binary = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);
  const headers: readonly HeaderEntry[] = [
    ["destination", "/topic/a"],
    ["message-id", "1"],
    ["x", "a\nb:c"],
    ["x", "2"],
  ];
  for (const body of ["", "차 \u0000 🍵", "\ufeffwith a mark", binary, Uint8Array.of(0xff)]) {
    const sent = frame("MESSAGE", headers, body);
    const wire: Json = JSON.parse(JSON.stringify(busMessageOf({ destination: "/b", frame: sent })));
    const read = readBusMessage(wire);
    equal(read?.destination, "/b");
    deepEqual([...read?.frame.headers ?? []], headers);
    deepEqual(read?.frame.body, sent.body);
  }
});

Deno.test("what is no message of a broker is none", () => {
  const good = { destination: "/topic/a", headers: [], text: "" };
  equal(readBusMessage(good) === undefined, false);
  const bad: Json[] = [
    null,
    "text",
    [],
    {},
    { ...good, destination: 1 },
    { ...good, headers: {} },
    { ...good, headers: [["a"]] },
    { ...good, headers: [["a", 1]] },
    { ...good, headers: [["a", "b", "c"]] },
    { ...good, text: 1 },
    { destination: "/topic/a", headers: [], base64: "?" },
    { destination: "/topic/a", headers: [] },
  ];
  for (const body of bad) equal(readBusMessage(body), undefined, JSON.stringify(body));
});
