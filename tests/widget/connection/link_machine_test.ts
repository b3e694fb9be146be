import assert from "node:assert/strict";
import {
  LINK_TABLE,
  type LinkInput,
  type LinkState,
  nextState,
} from "../../../widget/connection/link_machine.ts";

const INPUTS: readonly LinkInput[] = [
  "open",
  "connected",
  "lost",
  "renew",
  "refuse",
  "retry",
  "network",
  "no-network",
  "look",
  "sleep",
  "wake",
  "close",
];
const STATES = Object.keys(LINK_TABLE) as LinkState[];

type Case = readonly [from: LinkState, input: LinkInput, to: LinkState, rule: string];

const CASES: readonly Case[] = [
  ["idle", "open", "connecting", "the first who wants a connection begins it"],
  ["connecting", "connected", "online", "the server said CONNECTED"],
  ["connecting", "lost", "waiting", "a try that failed is followed by a wait"],
  ["connecting", "renew", "connecting", "other credentials are tried at once"],
  ["connecting", "refuse", "refused", "who is not wanted does not knock again"],
  ["connecting", "no-network", "offline", "nothing is tried without a network"],
  ["connecting", "sleep", "asleep", "a page that is put away stops trying"],
  ["online", "lost", "waiting", "a lost connection is not sought again at once"],
  ["online", "renew", "connecting", "credentials that ran out are replaced at once"],
  ["online", "refuse", "refused", "who is thrown out does not come back by itself"],
  ["online", "no-network", "offline", "a lost network is believed"],
  ["online", "sleep", "asleep", "a page that is put away closes its connection"],
  ["waiting", "retry", "connecting", "the wait is over"],
  ["waiting", "look", "connecting", "who looks at the page does not wait"],
  ["waiting", "network", "connecting", "a new network is tried at once"],
  ["waiting", "no-network", "offline", "no timer runs without a network"],
  ["waiting", "sleep", "asleep", "no timer runs in a page that is put away"],
  ["offline", "retry", "connecting", "a person may know better than the browser"],
  ["offline", "network", "connecting", "the network is back"],
  ["offline", "sleep", "asleep", "a page without a network can be put away too"],
  ["refused", "retry", "connecting", "only a person tries again after a refusal"],
  ["asleep", "wake", "connecting", "a page that comes back connects at once"],
];

for (const [from, input, to, rule] of CASES) {
  Deno.test(`${from} + ${input} = ${to}: ${rule}`, () => {
    assert.equal(nextState(from, input), to);
  });
}

for (const from of STATES.filter((state) => state !== "closed")) {
  Deno.test(`${from} + close = closed`, () => {
    assert.equal(nextState(from, "close"), "closed");
  });
}

Deno.test("nothing leads out of closed", () => {
  for (const input of INPUTS) assert.equal(nextState("closed", input), undefined);
});

Deno.test("every other input changes nothing", () => {
  const listed = new Set(CASES.map(([from, input]) => `${from} + ${input}`));
  for (const from of STATES) {
    for (const input of INPUTS) {
      if (input === "close" || listed.has(`${from} + ${input}`)) continue;
      assert.equal(nextState(from, input), undefined, `${from} + ${input}`);
    }
  }
});
