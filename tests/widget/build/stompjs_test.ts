import { equal } from "node:assert/strict";
import { slimStompjs, withoutDebug, withoutUnused } from "../../../widget/build/stompjs.ts";

Deno.test("statements that only debug are left out, whatever calls they make", () => {
  equal(withoutDebug("a();\n    this.debug(`<<< ${frame()}`);\nb();"), "a();\n\nb();");
  equal(withoutDebug("  debug('x');"), "");
});

Deno.test("what looks like debugging but does more stays", () => {
  const source = "augment(socket, (msg) => this.debug(msg));\nthis.debug = noop;";
  equal(withoutDebug(source), source);
});

Deno.test("methods for transactions and acknowledgements are left out, and no other", () => {
  const source = [
    "class Client {",
    "    begin(id) {",
    "        return {",
    "            commit() {",
    "            },",
    "        };",
    "    }",
    "    beginning() {",
    "        this.begin();",
    "    }",
    "    ack(id, headers = {}) {",
    "        return id;",
    "    }",
    "}",
  ];
  equal(
    withoutUnused(source.join("\n")),
    [...source.slice(0, 1), ...source.slice(7, 10), "}"].join("\n"),
  );
});

Deno.test("the plugin for esbuild says its name", () => {
  equal(slimStompjs.name, "slim-stompjs");
});
