/**
 * Counting down once a second, and only then.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { Ticker } from "../../../widget/component/ticker.ts";

function ticking() {
  const clock = new VirtualClock();
  const state = { until: 0, renders: 0 };
  const host = {
    clock,
    isConnected: true,
    requestUpdate() {
      state.renders++;
      ticker.hostUpdated();
    },
  };
  const ticker = new Ticker(host, () => state.until > clock.now() ? 1_000 : 0);
  return { clock, host, state, ticker };
}

Deno.test("ticker renders once a second until the count has ended", () => {
  const { clock, state, ticker } = ticking();
  state.until = 3_000;
  ticker.hostUpdated();
  clock.advance(60_000);
  equal(state.renders, 3);
});

Deno.test("ticker sleeps while nothing counts", () => {
  const { clock, state, ticker } = ticking();
  ticker.hostUpdated();
  clock.advance(60_000);
  equal(state.renders, 0);
});

Deno.test("ticker has one timer, however often its host is rendered", () => {
  const { clock, state, ticker } = ticking();
  state.until = 1_000;
  for (let times = 0; times < 5; times++) ticker.hostUpdated();
  clock.advance(60_000);
  equal(state.renders, 1);
});

Deno.test("ticker stops with its host, and starts nothing for one that is gone", () => {
  const { clock, host, state, ticker } = ticking();
  state.until = 60_000;
  ticker.hostUpdated();
  host.isConnected = false;
  ticker.hostDisconnected();
  ticker.hostUpdated();
  clock.advance(60_000);
  equal(state.renders, 0);
});
