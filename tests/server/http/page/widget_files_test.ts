import { equal } from "node:assert/strict";
import { answerWithFile, widgetFiles } from "../../../../server/http/page/widget_files.ts";

/** Asks for a file of a widget that has a tag and one part. */
async function withFiles(
  body: (ask: (path: string, method?: string) => Promise<number | undefined>) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/assets`);
    await Deno.writeTextFile(`${folder}/small-talk.js`, "tag");
    await Deno.writeTextFile(`${folder}/console.html`, "console");
    await Deno.writeTextFile(`${folder}/assets/part.js`, "part");
    const files = widgetFiles(folder);
    await body(async (path, method = "GET") => {
      const request = new Request(`http://localhost${path}`, { method });
      const answer = await answerWithFile(request, files);
      await answer?.body?.cancel();
      return answer?.status;
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("files of the widget are answered for, and nothing else", () =>
  withFiles(async (ask) => {
    equal(await ask("/small-talk.js"), 200);
    equal(await ask("/small-talk.js?site=blog", "HEAD"), 200);
    equal(await ask("/assets/part.js"), 200);
    equal(await ask("/assets/none.js"), 404);
    for (const path of ["/", "/console", "/api/site", "/constructor", "/assets*"]) {
      equal(await ask(path), undefined, path);
    }
    equal(await ask("/small-talk.js", "POST"), undefined);
  }));
