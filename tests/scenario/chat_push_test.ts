/**
 * The author is told by a push message what a reader asks, and a reader who left of the answer: through
 * a real push service on this machine, which reads what the browser would.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { commandOf, joinOf } from "../../shared/chat/destination.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { isAnswerNotice, isPushNotice } from "../../shared/chat/push.ts";
import { random } from "../helper/chat.ts";
import { chatSite } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";
import { databaseRows } from "../helper/database_rows.ts";
import { ON_KV } from "../helper/test_store.ts";
import { PushService } from "../helper/push_service.ts";
import { ShiftedClock } from "../helper/shifted_clock.ts";

const room = roomId("/posts/a");
/** Authors, and readers, have some time to see it anyway. */
const STEP_MS = 10_000;

Deno.test("what a reader asks reaches the author's browser, the answer the reader's, and nothing in between reads it", async () => {
  using folder = dataDir();
  await using authors = new PushService();
  await using readers = new PushService();
  const clock = new ShiftedClock();
  const site = await chatSite(folder.path, 0, {
    WEB_PUSH: "on",
    PUSH_HOSTS: `${authors.host},${readers.host}`,
  }, clock);
  const cookie = await site.signIn();
  const call = async (method: string, path: string, body: object, headers = {}) => {
    const answer = await site.ask(path, { method, body: JSON.stringify(body), headers });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  equal(
    (await call("PUT", "/api/push/device", { label: "Test", ...authors.subscribing }, { cookie }))
      .status,
    200,
  );

  const token = await site.readerToken();
  const reader = await site.connect({ passcode: token });
  const id = newId(random);
  await reader.send(commandOf(joinOf(room), "say"), { id, text: "Why so?", question: true });
  await reader.leave();
  const wish = { room, question: id, language: "en" };
  const authorization = `Bearer ${token}`;
  const { body: { url } } = await call("POST", "/api/reader/follow/push", wish, { authorization });
  const follow = { token: new URL(url).hash.slice(1), ...readers.subscribing };
  equal((await call("PUT", "/api/follow", follow)).body.on, true);

  const asked = await clock.passUntil(authors.taken.next(), STEP_MS);
  match(asked.headers.get("topic") ?? "", /^[\w-]{32}$/);
  const notice: unknown = JSON.parse(asked.text);
  if (!isPushNotice(notice) || notice.kind !== "message") throw new Error(asked.text);
  deepEqual([notice.id, notice.question, notice.text], [id, true, "Why so?"]);

  const { author } = notice;
  const answer = { author, room, id: newId(random), text: "Because.", answers: id };
  equal((await call("POST", "/api/answers", answer, { cookie })).status, 204);
  const told: unknown = JSON.parse((await clock.passUntil(readers.taken.next(), STEP_MS)).text);
  equal(isAnswerNotice(told) && told.body.endsWith("Because."), true);
  // The time is put forward while Deno KV answers, so that it seems to be late.
  const faults = site.log.filter((line) => line.includes("error") && !line.includes("kv-lost"));
  deepEqual(faults, []);
  await site.stop();
  // Of one answer was spoken; the author's browser is told again.
  const rows = await databaseRows(folder.file);
  const [follows = "", devices = ""] =
    (ON_KV ? ["follows/follow", "pushDevices/device"] : ["follow", "push_device"]).map((name) =>
      rows[name]
    );
  deepEqual([follows, devices.split("\n").length], ["", 1]);
  match(devices, /"label":"Test"/);
});
