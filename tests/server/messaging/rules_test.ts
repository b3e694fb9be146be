import { deepEqual, equal } from "node:assert/strict";
import { printRules, RULES } from "../../../server/messaging/rules.ts";
import { TestNames } from "../../helper/test_names.ts";

const PRINTED = new URL("../../../server/messaging/RULES.md", import.meta.url);

Deno.test("no two rules have one id, and none names a test twice", () => {
  const all = Object.values(RULES).flat();
  const ids = all.map(({ id }) => id);
  deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
  for (const { id, tests } of all) equal(new Set(tests).size, tests.length, id);
});

Deno.test("the rules as they are printed are those of the table", () => {
  const printed = printRules(RULES);
  // To print them anew: deno test -A tests/server/messaging/rules_test.ts -- --print; then deno fmt.
  if (Deno.args.includes("--print")) Deno.writeTextFileSync(PRINTED, printed);
  equal(oneLine(Deno.readTextFileSync(PRINTED)), oneLine(printed));
});

/** Lines end where the formatter likes. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

Deno.test("rules are printed with their code and their tests, and nothing of them is Markdown", () => {
  const rule = {
    id: "a-b",
    rule: "`*` and _.",
    section: "STOMP 1.2, SEND",
    code: ["shared/x.ts"],
    tests: ["${x} is \\n"],
  };
  equal(
    printRules({ "Things": [rule], "Ours": [{ ...rule, section: "own" }] }).split("\n## ")[1],
    "Things\n\n**a-b** \\`\\*\\` and \\_. (STOMP 1.2, SEND)\n\n" +
      "- `shared/x.ts`\n- “\\${x} is \\\\n”\n",
  );
});

Deno.test("a test is found by its name, by what a table or a contract makes of it, and else not", () => {
  const names = new TestNames();
  const known = [
    "no two rules have one id, and none names a test twice",
    "memory broker: a topic keeps nothing for those who come later",
    "an unknown command is met with an ERROR, then 1002",
    "every rule about a ${subject} names the code that keeps it",
  ];
  const unknown = [
    "no two rules",
    "memory broker: a topic keeps everything",
    "somebody's broker: a topic keeps nothing for those who come later",
    "bad weather is met with an ERROR, then 1002",
    "",
  ];
  deepEqual([known.filter((name) => !names.has(name)), unknown.filter((name) => names.has(name))], [
    [],
    [],
  ]);
  equal(names.size > 500, true);
});
