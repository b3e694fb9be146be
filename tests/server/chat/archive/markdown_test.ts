/**
 * An archive can be read as Markdown, and no text in it becomes a part of the document.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { exportLines } from "../../../../server/chat/archive/export.ts";
import type { ArchiveLine } from "../../../../server/chat/archive/line.ts";
import { markdownOf } from "../../../../server/chat/archive/markdown.ts";
import { converse } from "../../../helper/archive.ts";
import { random } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { ROOM } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";

async function textOf(lines: AsyncIterable<ArchiveLine>): Promise<string> {
  let text = "";
  for await (const part of markdownOf(lines)) text += part;
  return text;
}

/** A document of one message, with these words in every place for words. */
function documentOf(words: string): Promise<string> {
  async function* lines(): AsyncGenerator<ArchiveLine> {
    const page = { title: words, url: `https://blog.example/${words}` };
    const numbers = { epoch: "e", lastSeq: 1, rev: 1, goneRev: 0 };
    yield await Promise.resolve({ type: "conversation", room: ROOM, ...numbers, page });
    const from = { kind: "reader", id: "r", name: words } as const;
    const sentence = { text: words, fragment: "" };
    const message = { id: "m", seq: 1, rev: 1, from, text: words, at: 0, sentence };
    yield { type: "message", room: ROOM, ...message };
  }
  return textOf(lines());
}

/** What of a document is not between fences: headings, names, notes. */
function outsideFences(document: string): string {
  let fence = "";
  return document.split("\n").filter((line) => {
    const [ticks = ""] = /^`{3,}/.exec(line) ?? [];
    if (fence === "") {
      fence = ticks;
      return ticks === "";
    }
    if (ticks.length >= fence.length && line === ticks) fence = "";
    return false;
  }).join("\n") + fence;
}

Deno.test("an archive as Markdown has a heading for each conversation, and every message", async () => {
  const store = newStore({ random });
  await converse(store);
  const document = await textOf(exportLines(store, { whispers: false }));
  equal(
    document,
    `# Conversations

## A post

default\\/posts\\/first, https\\:\\/\\/blog\\.example\\/posts\\/first

**1. Kim (reader)**, 2023-11-14 22:13 UTC, answered question, edited

On this sentence:

\`\`\`text
A sentence.
\`\`\`

\`\`\`text
first?
\`\`\`

**2. Author (author)**, 2023-11-14 22:13 UTC, answers 1, quotes 1

\`\`\`text
\`so\`
한국어
\`\`\`

**3. reader**, 2023-11-14 22:13 UTC, deleted

**4. Kim (reader)**, 2023-11-14 22:13 UTC, open question, whispered first

\`\`\`text
why?
\`\`\`

---

Conversations: 1, messages: 4.
`,
  );
});

Deno.test("a text cannot end its fence, whatever fences it has", async () => {
  for (
    const words of ["```", "````\n# head\n````", "~~~\n```text", "a\n`````\nb", "`", "\r```\r"]
  ) {
    const outside = outsideFences(await documentOf(words));
    equal(/head|^b$|~~~/m.test(outside.replace(/^(?:##|\*\*|default).*$/gm, "")), false, outside);
    equal(outside.endsWith("`"), false, outside);
  }
});

Deno.test("no name or title is markup, a link or a heading of the document", async () => {
  const words = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/x)",
    "x\n# head\n",
    "x\u2028# head",
    "**bold** _em_ `code`",
    "&lt;b&gt; &#60;",
    "http://evil.example www.evil.example a@evil.example",
    "=1+1",
    "| a | b |",
  ];
  for (const each of [...words, ...HOSTILE]) {
    const outside = outsideFences(await documentOf(each));
    const told = outside.split("\n").filter((line) => /^(?:## |\*\*|default)/.test(line));
    equal(told.length, 3, outside);
    equal(outside.split("\n").filter((line) => line !== "").length, 4, outside);
    for (const line of told) {
      const plain = line.replace(
        /^## |^\*\*1\. |(?: \(reader\)|reader)\*\*, 1970-01-01 00:00 UTC$/g,
        "",
      )
        .replace(/\\[!-/:-@[-`{-~]/g, "");
      equal(/[!"#$%&'()*+./:;<=>?@[\\\]^_`{|}~]/.test(plain), false, line);
    }
  }
});

Deno.test("moments no date can hold do not stop an export", async () => {
  async function* lines(): AsyncGenerator<ArchiveLine> {
    const from = { kind: "reader", id: "r", name: "" } as const;
    const message = { id: "m", seq: 1, rev: 1, from, text: "x", at: Number.MAX_SAFE_INTEGER };
    yield await Promise.resolve({ type: "message", room: ROOM, ...message });
  }
  deepEqual((await textOf(lines())).includes("**1. reader**"), true);
});
