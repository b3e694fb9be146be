/**
 * WebKitGTK, driven over WebDriver by plain calls, on a screen that nobody sees.
 *
 * @module
 */
import { findProgram, notFound } from "./find_program.ts";
import type { OtherBrowser, OtherPage } from "./other_browser.ts";
import { PATIENCE_MS } from "./patience.ts";
import { freePort } from "./started.ts";

const DRIVER = ["WebKitWebDriver"];
const SCREEN = ["Xvfb"];
/** How Enter is spelt in WebDriver. */
const ENTER = "\ue007";

/** WebKitGTK, if it, its driver and a screen are there. */
export const WEBKIT: OtherBrowser = {
  name: "WebKit",
  missing() {
    if (findDriver() === undefined) return notFound("WebKit", DRIVER, "WEBKIT_DRIVER_PATH");
    return findScreen() === undefined ? notFound("screen", SCREEN, "XVFB_PATH") : undefined;
  },
  open: openWebKit,
};

function findDriver(): string | undefined {
  return findProgram(DRIVER, "WEBKIT_DRIVER_PATH");
}

function findScreen(): string | undefined {
  return findProgram(SCREEN, "XVFB_PATH");
}

async function openWebKit(): Promise<OtherPage> {
  const screen = await openScreen();
  const driver = await startDriver(screen.display);
  const session = await driver.call<{ sessionId: string }>("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        "webkitgtk:browserOptions": browserOptions(),
        timeouts: { script: PATIENCE_MS, pageLoad: PATIENCE_MS },
      },
    },
  });
  const ask = <Value>(method: string, path: string, body?: object) =>
    driver.call<Value>(method, `/session/${session.sessionId}${path}`, body);
  return {
    async go(url) {
      await ask("POST", "/url", { url });
    },
    value: (expression) =>
      ask("POST", "/execute/sync", { script: `return (${expression})`, args: [] }),
    async click(x, y) {
      const at = { x: Math.round(x), y: Math.round(y) };
      const actions = [
        { type: "pointerMove", duration: 0, ...at },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await ask("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", actions }] });
    },
    async type(text) {
      const actions = [...text.replaceAll("\n", ENTER)].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await ask("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
    },
    async [Symbol.asyncDispose]() {
      await ask("DELETE", "");
      await driver.stop();
      await screen.stop();
    },
  };
}

/** The small browser beside the library; elsewhere the driver knows one itself. */
function browserOptions(): object {
  const binary = ["x86_64", "aarch64"]
    .map((kind) => `/usr/lib/${kind}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => {
      try {
        return Deno.statSync(path).isFile;
      } catch {
        return false;
      }
    });
  return binary === undefined ? {} : { binary, args: ["--automation"] };
}

/** A screen in memory, of a number that nobody else has. */
async function openScreen() {
  const child = new Deno.Command(findScreen() ?? "", {
    args: ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { value = "" } = await lines.read();
  return {
    display: `:${value.trim()}`,
    async stop() {
      child.kill();
      await child.status;
      await lines.cancel();
    },
  };
}

async function startDriver(display: string) {
  const port = freePort();
  const child = new Deno.Command(findDriver() ?? "", {
    args: [`--port=${port}`],
    env: { DISPLAY: display, LANGUAGE: "en", LC_ALL: "C.UTF-8" },
    stdout: "null",
    stderr: "null",
  }).spawn();
  const call = async <Value>(method: string, path: string, body?: object): Promise<Value> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...body !== undefined && { body: JSON.stringify(body) },
    });
    const { value } = await response.json() as { value: Value & { message?: string } };
    if (!response.ok) throw new Error(`The browser would not: ${value.message}`);
    return value;
  };
  for (;;) {
    const isReady = await call("GET", "/status").then(() => true, () => false);
    if (isReady) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    call,
    async stop() {
      child.kill();
      await child.status;
    },
  };
}
