/**
 * A page with the widget, while the instances behind its server come and go.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { roomId } from "../../shared/chat/id.ts";
import { buildWidget } from "../helper/built_widget.ts";
import { ChangingInstances } from "../helper/changing_instances.ts";
import { textOf } from "../helper/oracle.ts";
import { heard, open, say } from "../helper/reading.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const SIGNALS = ["SIGTERM", "SIGINT", "SIGTERM"] as const;
const POST = "/posts/0";
/** As which publisher the page speaks. */
const PAGE = 100;

storyTest(
  "a reader whose instance goes again and again misses nothing, and is shown no trouble",
  async (visit) => {
    await buildWidget();
    await using stage = await ChangingInstances.start({
      readers: 4,
      rooms: 1,
      pauseMs: { least: 200, most: 600 },
      patienceMs: 30_000,
    });
    await using blog = new Blog(stage.balancer.origin);
    const page = await visit(blog.post(POST));
    const broken: string[] = [];
    page.on("pageerror", ({ message }) => broken.push(message));
    await open(page);
    const noticed = await watchNotices(page);
    stage.talk();
    let n = 0;
    for (const signal of SIGNALS) {
      await say(page, textOf(PAGE, n++));
      stage.endOldest(signal);
      // It goes while this is being sent, or before.
      await say(page, textOf(PAGE, n++));
      await stage.startInstance();
      // It says so where others have spoken since, too; only that is not shown then.
      const last = heard(page, textOf(PAGE, n - 1));
      await last.getByText("Sent", { exact: true }).waitFor({ state: "attached" });
      await stage.everybodyIsBack();
    }
    await stage.go(5);
    const said = (await stage.check()).get(roomId(POST))?.map(({ text }) => text) ?? [];
    const texts = page.getByRole("log").locator(".text");
    await texts.nth(said.length - 1).waitFor();
    deepEqual(await texts.allTextContents(), said);
    equal(said.filter((text) => text.startsWith(`${PAGE}/`)).length, n);
    deepEqual([await noticed(), broken], [[], []]);
  },
);

/** Remembers every notice that is shown, however shortly. @returns asks for them */
async function watchNotices(page: Page): Promise<() => Promise<readonly string[]>> {
  const handle = await page.evaluateHandle(() => {
    const seen = new Set<string>();
    const look = (root: ParentNode) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.matches(".notice")) seen.add(element.textContent?.trim() ?? "");
        if (element.shadowRoot !== null) look(element.shadowRoot);
      }
    };
    const watch = () => {
      look(document);
      requestAnimationFrame(watch);
    };
    watch();
    return seen;
  });
  return () => handle.evaluate((seen) => [...seen]);
}
