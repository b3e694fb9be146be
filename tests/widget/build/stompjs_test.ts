import { equal, ok } from "node:assert/strict";
import { slimStompjs, STOMPJS_NAMES, withoutUnused } from "../../../widget/build/stompjs.ts";

Deno.test("methods for frames of octets are left out, and no other", () => {
  const source = [
    "class Frame {",
    "    toString() {",
    "        return this.head({",
    "            octets,",
    "        });",
    "    }",
    "    toStrings() {",
    "        return this.toString();",
    "    }",
    "    static toUnit8Array(head, body) {",
    "        return body;",
    "    }",
    "}",
  ];
  equal(
    withoutUnused(source.join("\n")),
    [...source.slice(0, 1), ...source.slice(6, 9), "}"].join("\n"),
  );
});

Deno.test("names of the wire and of browsers are never shortened", () => {
  for (const name of ["headers", "body", "command", "receipt-id", "onmessage", "send"]) {
    equal(STOMPJS_NAMES.test(name), false, name);
  }
  ok(STOMPJS_NAMES.test("escapeHeaderValues"));
});

Deno.test("the plugin for esbuild says its name", () => {
  equal(slimStompjs.name, "slim-stompjs");
});
