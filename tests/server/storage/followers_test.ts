/**
 * Who hears a commit, and in which order.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { Followers } from "../../../server/storage/followers.ts";
import type { Committed } from "../../../server/storage/store.ts";
import { ROOM } from "../../helper/new_message.ts";

Deno.test("followers hear a commit in the order in which they came", () => {
  const followers = new Followers();
  const heard: string[] = [];
  followers.add(({ epoch }) => heard.push(`one ${epoch}`));
  followers.add(({ epoch }) => heard.push(`two ${epoch}`));
  followers.tell(committed("a"));
  followers.tell(committed("b"));
  deepEqual(heard, ["one a", "two a", "one b", "two b"]);
});

Deno.test("followers hear what is told by one of them after what they were hearing", () => {
  const followers = new Followers();
  const heard: string[] = [];
  followers.add(({ epoch }) => {
    if (epoch === "a") followers.tell(committed("b"));
  });
  followers.add(({ epoch }) => heard.push(epoch));
  followers.tell(committed("a"));
  deepEqual(heard, ["a", "b"]);
});

Deno.test("followers stopped by another during a commit do not hear it", () => {
  const followers = new Followers();
  const heard: string[] = [];
  followers.add(() => stop());
  const stop = followers.add(({ epoch }) => heard.push(epoch));
  followers.tell(committed("a"));
  deepEqual(heard, []);
});

Deno.test("followers added during a commit hear the next one", () => {
  const followers = new Followers();
  const heard: string[] = [];
  const stop = followers.add(() => {
    stop();
    followers.add(({ epoch }) => heard.push(epoch));
  });
  followers.tell(committed("a"));
  followers.tell(committed("b"));
  deepEqual(heard, ["b"]);
});

Deno.test("followers following twice with one function hear twice and stop one by one", () => {
  const followers = new Followers();
  let count = 0;
  const listener = () => count++;
  const stop = followers.add(listener);
  followers.add(listener);
  followers.tell(committed("a"));
  stop();
  stop();
  followers.tell(committed("b"));
  equal(count, 3);
});

Deno.test("followers hear a commit although one of them throws, which is reported", () => {
  const followers = new Followers();
  const heard: string[] = [];
  const reported: unknown[] = [];
  const report = (event: ErrorEvent) => {
    event.preventDefault();
    reported.push(event.error);
  };
  const fault = new Error("a listener's fault");
  followers.add(() => {
    throw fault;
  });
  followers.add(({ epoch }) => heard.push(epoch));
  addEventListener("error", report);
  try {
    followers.tell(committed("a"));
    followers.tell(committed("b"));
  } finally {
    removeEventListener("error", report);
  }
  deepEqual(heard, ["a", "b"]);
  deepEqual(reported, [fault, fault]);
});

Deno.test("followers are forgotten when they are cleared", () => {
  const followers = new Followers();
  let count = 0;
  followers.add(() => count++);
  followers.clear();
  followers.tell(committed("a"));
  equal(count, 0);
});

function committed(epoch: string): Committed {
  const from = { kind: "reader", id: "reader-1", name: "" } as const;
  const message = { id: "m", room: ROOM, seq: 1, rev: 1, from, text: "", at: 0 };
  const page = { title: "", url: "" };
  const questions = { open: 0, answered: 0 };
  const summary = { room: ROOM, epoch, lastSeq: 1, rev: 1, questions, page, last: message };
  return { kind: "message", epoch, message, summary };
}
