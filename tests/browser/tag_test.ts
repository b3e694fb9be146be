/**
 * The tag on pages of another origin: what it draws, what it costs, and how the component takes
 * over.
 *
 * @module
 */
import assert from "node:assert/strict";
import type axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import { axeSource } from "../helper/axe.ts";
import { HostPage, WidgetFiles } from "../helper/host_page.ts";
import { storyTest } from "../helper/visitor.ts";

/** What pages call, also before the component is there. */
interface SmallTalk {
  open(): void;
  destroy(): void;
  identify(ask: () => Promise<string>): void;
}

const LOOK_DIR = Deno.env.get("LOOK_DIR");
const POST = `<meta name="viewport" content="width=device-width"><title>A post</title>
  <main><h1>A post</h1><p>It says something.</p></main>`;

storyTest("tag costs one request, no storage, no cookie and no socket", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
  const page = await visit("about:blank");
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await page.goto(host.url);
  await launcher(page).waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(widget.asked, ["/small-talk.js"]);
  assert.deepEqual(sockets, []);
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(
    await page.evaluate(async () => [
      localStorage.length + sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      performance.getEntriesByType("layout-shift").length,
    ]),
    [0, 0, 0, 0],
  );
});

storyTest("tag works however it is put on the page, and twice", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  const src = `${widget.origin}/small-talk.js`;
  const forms: Readonly<Record<string, string>> = {
    plain: `${widget.tag("")}${POST}`,
    async: `${widget.tag()}${POST}`,
    defer: `${POST}${widget.tag("defer")}`,
    module: `${widget.tag('type="module"')}${POST}`,
    inserted: `${POST}<script>
      document.head.append(Object.assign(document.createElement("script"), { src: "${src}" }));
    </script>`,
    twice: `${widget.tag("")}${POST}${widget.tag()}`,
    "with an element": `${widget.tag("")}${POST}<small-talk room="/one"></small-talk>`,
  };
  const page = await visit("about:blank");
  for (const [form, html] of Object.entries(forms)) {
    await using host = new HostPage(`<html lang="en">${html}`);
    await page.goto(host.url, { waitUntil: "load" });
    await launcher(page).waitFor();
    assert.equal(await launcher(page).count(), 1, form);
    assert.equal(await page.locator("small-talk").count(), 1, form);
  }
});

storyTest(
  "tag gives its data to the element it adds, and draws for those that come later",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    const tag = widget.tag('async data-room="/elsewhere" data-lang="ko" data-side="start"');
    await using host = new HostPage(`<html lang="en">${POST}${tag}`);
    const page = await visit(host.url);
    await launcher(page, "질문하기").waitFor();
    assert.deepEqual(
      await page.locator("small-talk").evaluate((element) =>
        Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]))
      ),
      { room: "/elsewhere", lang: "ko", side: "start" },
    );
    const box = await launcher(page, "질문하기").boundingBox();
    assert.ok(box !== null && box.x < 100, "it stands at the start of the line");
    await page.evaluate(() => {
      document.querySelector("main")?.append(document.createElement("small-talk"));
    });
    await launcher(page).waitFor();
  },
);

storyTest(
  "component comes with the first interest, and connects only when it is opened",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
    const page = await visit(host.url);
    await launcher(page).hover();
    await isDefined(page);
    await page.waitForLoadState("networkidle");
    assert.ok(widget.asked.length === 2, `only the component was loaded: ${widget.asked}`);
    assert.equal(await launcher(page).getAttribute("aria-expanded"), "false");
    const connecting = page.waitForRequest(/\/api\/reader$/);
    await launcher(page).click();
    await page.getByRole("dialog").waitFor();
    await connecting;
  },
);

storyTest("launcher keeps the focus and its place when the component takes over", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
  const page = await visit(host.url);
  const button = launcher(page);
  await button.evaluate((element) => element.dataset.first = "yes");
  const before = await looks(button);
  await page.keyboard.press("Tab");
  await isDefined(page);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.equal(
    await page.evaluate(() => {
      const active = document.querySelector("small-talk")?.shadowRoot?.activeElement;
      return active instanceof HTMLElement ? active.dataset.first : undefined;
    }),
    "yes",
  );
  assert.deepEqual(await looks(button), before);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.locator("#launcher").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.deepEqual(await looks(button), before);
  assert.ok(await button.evaluate((element) => element.matches(":focus")));
});

storyTest("open and close are remembered until the component is there", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
  const page = await visit(host.url);
  await launcher(page).waitFor();
  await page.evaluate(() => {
    const element = document.querySelector("small-talk") as HTMLElement & { open(): void };
    element.open();
  });
  await page.getByRole("dialog").waitFor();
  await page.reload();
  await launcher(page).waitFor();
  await page.evaluate(() => {
    const element = document.querySelector("small-talk") as HTMLElement & {
      open(): void;
      close(): void;
    };
    element.open();
    element.close();
  });
  await isDefined(page);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.deepEqual(
    await page.locator("small-talk").evaluate((element) =>
      ["open", "close"].filter((name) => Object.hasOwn(element, name))
    ),
    [],
  );
});

storyTest("a widget can be named and ended before the component is there", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  const element = "<small-talk></small-talk>";
  await using host = new HostPage(`<html lang="en">${POST}${element}${widget.tag("")}`);
  const page = await visit(host.url);
  const signed = page.waitForRequest((request) =>
    request.postData()?.includes('"identity":"signed"') === true
  );
  await page.evaluate(() => {
    const element = document.querySelector("small-talk") as unknown as SmallTalk;
    element.identify(() => Promise.resolve("signed"));
    element.open();
  });
  await signed;
  await page.reload();
  await launcher(page).waitFor();
  await page.evaluate(() => {
    (document.querySelector("small-talk") as unknown as SmallTalk).destroy();
  });
  assert.equal(await page.locator("small-talk").count(), 0);
});

storyTest(
  "a widget that is off the page while the component loads is still of whom the page named",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    const element = "<small-talk></small-talk>";
    await using host = new HostPage(`<html lang="en">${POST}${element}${widget.tag("")}`);
    const page = await visit(host.url);
    const asked = page.waitForRequest((request) => request.url().endsWith("api/reader"));
    await page.evaluate(async () => {
      const element = document.querySelector("small-talk") as HTMLElement & SmallTalk;
      element.identify(() => Promise.resolve("signed"));
      element.open();
      element.remove();
      await customElements.whenDefined("small-talk");
      await new Promise((done) => setTimeout(done));
      document.body.append(element);
      element.open();
    });
    assert.equal((await asked).postData(), '{"identity":"signed"}');
  },
);

storyTest(
  "a selection in the post loads what can be asked about it, and nothing else",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
    const page = await visit(host.url);
    await launcher(page).waitFor();
    const select = () =>
      page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("p") as Node));
    await page.evaluate(() =>
      document.querySelector("small-talk")?.setAttribute("sentence", "off")
    );
    await select();
    await page.evaluate(() => {
      getSelection()?.removeAllRanges();
      document.querySelector("small-talk")?.removeAttribute("sentence");
    });
    assert.deepEqual(widget.asked, ["/small-talk.js"]);
    await select();
    await page.getByRole("button", { name: "Ask about this" }).waitFor();
    assert.equal(widget.asked.every((path) => /small-talk\.js|offer|sentence/.test(path)), true);
  },
);

/** Lets the browser keep what it keeps of a reader who has written here before. */
function writtenBefore(page: Page, { origin }: WidgetFiles): Promise<void> {
  return page.evaluate((origin) => {
    const reader = { kind: "reader", id: "reader-1", name: "" };
    const grant = { token: "token", reader, site: "default", expiresAt: 1 };
    localStorage.setItem(`small-talk:reader:${origin}/`, JSON.stringify(grant));
  }, origin);
}

/** Answers that two messages are unread. @param asked is told the method of each request */
function answerUnread(page: Page, asked: (method: string) => void = () => {}): Promise<unknown> {
  const conversations = [{ room: "default/posts/a", unread: 2, firstUnreadSeq: 1 }];
  return page.route("**/api/reader/unread", (route) => {
    asked(route.request().method());
    return route.fulfill({
      headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "*" },
      json: { total: 2, conversations },
    });
  });
}

storyTest(
  "who has written here before is asked about once, after the page has loaded",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
    const page = await visit(host.url);
    await launcher(page).waitFor();
    await writtenBefore(page, widget);
    const asked: string[] = [];
    await answerUnread(page, (method) => asked.push(method));
    await page.reload();
    await page.getByRole("button", { name: "Ask 2" }).waitFor();
    await page.getByRole("button", { name: "Ask 2" }).hover();
    await isDefined(page);
    assert.equal(await page.getByRole("button", { name: "Ask 2" }).count(), 1, "it stays");
    assert.deepEqual(asked.filter((method) => method === "GET"), ["GET"]);
    assert.equal(
      await page.evaluate(() => performance.getEntriesByType("layout-shift").length),
      0,
    );
  },
);

storyTest(
  "what is unread is not shown of whom the page does not mean, whenever it says so",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
    const page = await visit(host.url);
    await launcher(page).waitFor();
    await writtenBefore(page, widget);
    await answerUnread(page);
    await page.reload();
    await page.getByRole("button", { name: "Ask 2" }).waitFor();
    await page.evaluate(() =>
      (document.querySelector("small-talk") as unknown as SmallTalk)
        .identify(() => Promise.resolve("signed"))
    );
    assert.equal(await launcher(page).count(), 1);
    assert.equal(widget.asked.some((path) => path.includes("element")), false);
  },
);

storyTest(
  "a page has the server of its first tag, and the console says of another",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    const other = widget.tag("").replace("127.0.0.1", "localhost");
    const html = `${widget.tag("")}${POST}${other}${widget.tag("")}<small-talk></small-talk>`;
    await using host = new HostPage(`<html lang="en">${html}`);
    const page = await visit("about:blank");
    const warned: string[] = [];
    page.on("console", (line) => line.type() === "warning" && warned.push(line.text()));
    await page.goto(host.url, { waitUntil: "load" });
    assert.equal(await launcher(page).count(), 1);
    const used = `${widget.origin}/`;
    assert.deepEqual(warned, [
      `small-talk: not ${used.replace("127.0.0.1", "localhost")}, ${used} has this page`,
    ]);
    const element = page.waitForRequest(/element/);
    await launcher(page).click();
    assert.equal(new URL((await element).url()).origin, widget.origin);
  },
);

storyTest("the storage is not looked into before the page has loaded", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
  const page = await visit("about:blank");
  await page.addInitScript(() => {
    const states: string[] = [];
    Object.assign(globalThis, { states });
    const { getItem } = Storage.prototype;
    Storage.prototype.getItem = function (key) {
      states.push(document.readyState);
      return getItem.call(this, key);
    };
  });
  await page.goto(host.url);
  await launcher(page).waitFor();
  assert.deepEqual(await page.evaluate("states"), ["complete"]);
});

storyTest("launcher says that the component did not load, and tries again", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
  widget.failing = /element/;
  const page = await visit(host.url);
  await launcher(page).click();
  const again = launcher(page, "Ask ↻");
  await again.waitFor();
  await look(page, "failed");
  widget.failing = undefined;
  await again.click();
  await page.getByRole("dialog").waitFor();
});

storyTest(
  "tag out of a cache finds the component under the name that does not change",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
    const page = await visit("about:blank");
    await page.route(/small-talk\.js$/, async (route) => {
      const answer = await route.fetch();
      const tag = (await answer.text()).replace(
        /assets\/small-talk-element-\w+\.js/,
        "assets/gone.js",
      );
      await route.fulfill({ response: answer, body: tag });
    });
    await page.goto(host.url);
    await launcher(page).click();
    await page.getByRole("dialog").waitFor();
    assert.ok(widget.asked.includes("/assets/gone.js"));
  },
);

storyTest("styles of the page do not reach the launcher", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  const hostile = `<style>
    * { font: 40px fantasy !important; letter-spacing: 9px !important; color: red !important }
    body * { display: none !important; opacity: 0 !important; visibility: hidden !important;
      position: static !important; transform: scale(2) !important; width: 1px !important;
      pointer-events: none !important; filter: blur(9px) !important; float: left !important }
  </style>`;
  await using plain = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
  await using host = new HostPage(`<html lang="en">${hostile}${POST}${widget.tag()}`);
  const page = await visit(plain.url);
  const expected = await looks(launcher(page));
  await page.goto(host.url);
  assert.deepEqual(await looks(launcher(page)), expected);
  await launcher(page).click();
  await page.getByRole("dialog").waitFor();
});

storyTest(
  "launcher is a circle on a phone, fits both colour schemes, and axe finds nothing",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    const html = `<style>:root { color-scheme: light dark }</style>${POST}${widget.tag()}`;
    await using host = new HostPage(`<html lang="en">${html}`);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [390, 1200]) {
        const page = await visit(host.url, { colorScheme, width, height: 700 });
        const button = launcher(page);
        await button.waitFor();
        const box = await button.boundingBox();
        assert.equal(box?.width === box?.height, width === 390);
        assert.ok((box?.height ?? 0) >= 44);
        assert.equal(
          await button.evaluate((element) => getComputedStyle(element).backgroundColor),
          colorScheme === "light" ? "rgb(255, 254, 251)" : "rgb(38, 35, 32)",
        );
        await page.evaluate(axeSource());
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run({
            rules: { "target-size": { enabled: true } },
          })
        );
        assert.deepEqual(violations.map(({ id }) => id), []);
        await look(page, `launcher-${colorScheme}-${width}`);
      }
    }
  },
);

storyTest(
  "launcher can be seen in forced colours, and not on paper or when it is hidden",
  async (visit) => {
    await using widget = await WidgetFiles.bundled();
    await using host = new HostPage(`<html lang="en">${POST}${widget.tag()}`);
    const page = await visit(host.url, { width: 390, height: 700 });
    await launcher(page).waitFor();
    await page.emulateMedia({ forcedColors: "active" });
    await look(page, "launcher-forced-colors");
    assert.notEqual(
      await launcher(page).evaluate((button) =>
        getComputedStyle(button, "::before").borderLeftColor
      ),
      await launcher(page).evaluate((button) => getComputedStyle(button).backgroundColor),
    );
    await page.emulateMedia({ forcedColors: "none", media: "print" });
    assert.equal(await launcher(page).isVisible(), false);
    await page.emulateMedia({ media: "screen" });
    assert.equal(await launcher(page).isVisible(), true);
    await page.evaluate(() => document.querySelector("small-talk")?.setAttribute("hidden", ""));
    assert.equal(await launcher(page).isVisible(), false);
  },
);

function launcher(page: Page, name = "Ask"): Locator {
  return page.getByRole("button", { name, exact: true });
}

/** Waits until the component's class is there. */
async function isDefined(page: Page): Promise<void> {
  await page.evaluate(() => customElements.whenDefined("small-talk").then(() => {}));
}

/** What must not change about the launcher. */
function looks(button: Locator): Promise<unknown> {
  return button.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const { font, letterSpacing, color, backgroundColor, opacity, visibility, filter } = style;
    const { pointerEvents, boxShadow, borderRadius } = style;
    return {
      ...{ x, y, width, height, font, letterSpacing, color, backgroundColor, opacity },
      ...{ visibility, filter, pointerEvents, boxShadow, borderRadius },
    };
  });
}

/** Keeps a picture where `LOOK_DIR` says, to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  if (LOOK_DIR !== undefined) await page.screenshot({ path: `${LOOK_DIR}/${name}.png` });
}
