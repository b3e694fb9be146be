/**
 * The page on which a reader asks to be told of an answer in their browser. It stands on the server's
 * own origin, since only there can a browser be asked. What its address names counts for one wish.
 *
 * @module
 */
import { isPushFollow, type PushFollow } from "../../shared/chat/follow.ts";
import { followPage, type FollowView } from "./follow_page.ts";
import { ar } from "./words/ar.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { he } from "./words/he.ts";
import { ja } from "./words/ja.ts";
import { ko } from "./words/ko.ts";
import { pt } from "./words/pt.ts";
import { zh } from "./words/zh.ts";
import type { FollowWords } from "./words.ts";

const WORDS: Readonly<Record<string, FollowWords>> = { ar, de, en, es, fr, he, ja, ko, pt, zh };
const SCRIPT = "/follow-worker.js";
const POLICY = "small-talk-worker";

/** Takes what the page is about out of its address, where nobody else shall find it. */
function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  return token;
}

async function call(method: string, body: object): Promise<PushFollow | "gone" | "failed"> {
  try {
    const answer = await fetch("/api/follow", {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const value: unknown = answer.status === 204 ? undefined : await answer.json();
    if (isPushFollow(value)) return value;
    return answer.status === 204 || answer.status === 401 ? "gone" : "failed";
  } catch {
    return "failed";
  }
}

async function registration(): Promise<ServiceWorkerRegistration> {
  const policies = (globalThis as {
    trustedTypes?: {
      createPolicy(name: string, rules: object): { createScriptURL(url: string): unknown };
    };
  }).trustedTypes;
  const url = policies?.createPolicy(POLICY, { createScriptURL: () => SCRIPT })
    .createScriptURL("") as string | undefined;
  const registered = await navigator.serviceWorker.register(url ?? SCRIPT, { scope: "/follow" });
  return registered.active === null ? await navigator.serviceWorker.ready : registered;
}

async function start(): Promise<void> {
  const token = takeToken();
  const canPush = "serviceWorker" in navigator && "PushManager" in globalThis &&
    "Notification" in globalThis;
  const found = await call("POST", { token });
  const language = typeof found === "object" ? found.language : navigator.language.slice(0, 2);
  const words = WORDS[language] ?? en;
  document.documentElement.lang = WORDS[language] === undefined ? "en" : language;
  document.documentElement.dir = words.dir;
  document.title = words.title;
  const page = followPage(document.body, words, language);
  const show = (view: FollowView) => page.show(view);
  const failed = (about: PushFollow, text: string) =>
    show({ kind: "ask", about, yes: () => turnOn(about), fault: text });

  /** Only ever after a click, as browsers want it. */
  async function turnOn(about: PushFollow): Promise<void> {
    if (await Notification.requestPermission() !== "granted") return failed(about, words.denied);
    try {
      const subscription = await (await registration()).pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: about.publicKey,
      });
      const { endpoint, keys: { p256dh, auth } = {} } = subscription.toJSON();
      showFound(await call("PUT", { token, endpoint, p256dh, auth }), about);
    } catch {
      failed(about, words.failed);
    }
  }

  async function turnOff(about: PushFollow): Promise<void> {
    const outcome = await call("DELETE", { token });
    if (outcome === "gone") show({ kind: "said", text: words.stopped });
    else show({ kind: "on", about, stop: () => turnOff(about), fault: words.failed });
  }

  function showFound(outcome: PushFollow | "gone" | "failed", before?: PushFollow): void {
    if (outcome === "gone") return show({ kind: "said", text: words.gone });
    if (outcome === "failed") {
      return before === undefined
        ? show({ kind: "said", text: words.failed })
        : failed(before, words.failed);
    }
    if (outcome.on) show({ kind: "on", about: outcome, stop: () => turnOff(outcome) });
    else if (!canPush) show({ kind: "said", text: words.unsupported });
    else show({ kind: "ask", about: outcome, yes: () => turnOn(outcome) });
  }
  showFound(found);
}

void start();
