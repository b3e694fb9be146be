/**
 * Tables as comma-separated values.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answerCsv, csvOf } from "../../../../server/http/response/csv.ts";

const line = (...cells: readonly (string | number | undefined)[]) => csvOf([cells]).slice(1);

Deno.test("cells with commas, quotes and line ends are quoted, as RFC 4180 has it", () => {
  equal(
    line("a", "b,c", 'd"e', "f\r\ng", "h\ni", undefined, 7),
    'a,"b,c","d""e","f\r\ng","h\ni",,7\r\n',
  );
});

Deno.test("no cell of text is a formula to a spreadsheet", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1", "＋1", "－1", "＠a", "  =1"]) {
    equal(line(text), `'${text}\r\n`);
  }
  equal(line("\r=1"), `"'\r=1"\r\n`);
  equal(line('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"\r\n`);
  equal(line("a;=1+1", "a; @x"), "a;'=1+1,a;' @x\r\n");
  equal(line("a\n=1", "a\t＝1", "a;b", "a - b"), "\"a\n'=1\",a\t'＝1,a;b,a - b\r\n");
  equal(line(-1, "a=1", "1-2"), "-1,a=1,1-2\r\n");
});

Deno.test("a table begins with a byte order mark, so that Excel reads UTF-8", async () => {
  const response = answerCsv([["제목"]], "a.csv");
  equal(response.headers.get("content-disposition"), 'attachment; filename="a.csv"');
  const bytes = new Uint8Array(await response.arrayBuffer());
  equal(bytes.subarray(0, 3).join(), "239,187,191");
});
