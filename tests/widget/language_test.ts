import { deepEqual } from "node:assert/strict";
import { languagesAt } from "../../widget/language.ts";

/** An element that stands within something of this language, or of none. */
const within = (lang?: string) =>
  ({ closest: () => lang === undefined ? null : { lang } }) as unknown as Element;

Deno.test("the language of the page around an element comes before the reader's own", () => {
  deepEqual(languagesAt(within("ko")), ["ko", ...navigator.languages]);
});

Deno.test("where the page says nothing, the reader's own languages are left", () => {
  deepEqual(languagesAt(within()), ["", ...navigator.languages]);
});
