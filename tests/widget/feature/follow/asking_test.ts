import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../../../shared/chat/id.ts";
import {
  askForMail,
  type Call,
  pushPage,
  serverOf,
  UNKNOWN,
} from "../../../../widget/feature/follow/asking.ts";
import { words as en } from "../../../../widget/locale/follow/en.ts";

const ABOUT = { room: roomId("/a"), question: "q", language: "en" };
const MAIL = { ...ABOUT, email: "kim@example.com", text: true, more: false };
const SERVER = { sendsMail: true, pushes: true, url: "https://talk.example/api/site" };

const answering = (body: unknown, status = 200): Call => () =>
  Promise.resolve(Response.json(body, { status }));
const silent: Call = () => Promise.reject(new TypeError("no network"));

Deno.test("a page that asks the browser is taken from the server's own origin alone", async () => {
  const page = (url: string) => pushPage(answering({ url }), ABOUT, SERVER);
  equal(await page("/follow#token"), "https://talk.example/follow#token");
  equal(await page("https://talk.example/follow"), "https://talk.example/follow");
  for (const url of ["https://other.example/follow", "//other.example", "javascript:alert(1)"]) {
    equal(await page(url), undefined, url);
  }
  equal(await pushPage(answering({ url: "/follow" }, 429), ABOUT, SERVER), undefined);
  equal(await pushPage(silent, ABOUT, SERVER), undefined);
});

Deno.test("whoever asks for a mail is told what became of it", async () => {
  const asked = (call: Call) => askForMail(call, MAIL, en);
  deepEqual(await asked(answering({ state: "asked" })), {
    kind: "done",
    text: en.asked("kim@example.com"),
  });
  deepEqual(await asked(answering({ state: "confirmed" })), { kind: "done", text: en.confirmed });
  const failed = (text: string) => ({ kind: "failed", text });
  deepEqual(
    await asked(answering({ code: "too-fast", message: "" }, 429)),
    failed(en.failed["too-fast"]),
  );
  deepEqual(
    await asked(answering({ code: "__proto__", message: "" }, 400)),
    failed(en.failed.otherwise),
  );
  deepEqual(await asked(silent), failed(en.failed.otherwise));
});

Deno.test("a server that does not answer sends nothing", async () => {
  deepEqual(await serverOf(silent), UNKNOWN);
  deepEqual(await serverOf(answering({ mail: true, push: "yes" })), {
    sendsMail: true,
    pushes: false,
    url: "",
  });
});
