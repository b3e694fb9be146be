import { deepEqual, equal } from "node:assert/strict";
import { filledAnswer, isCannedAnswerList, unknownVariables } from "../../../shared/chat/canned.ts";

const values = { reader: "Kim", title: "On {reader}", author: "Lee", link: "https://b.test/a" };
const none = { reader: "", title: " ", author: "", link: "" };
const otherwise = { reader: "there", title: "this post", author: "us", link: "the page" };

Deno.test("each variable is filled in once, and what a value says is no variable", () => {
  const text = "Hello {reader}, about {title}: {link}. {author}, {reader}";
  equal(
    filledAnswer(text, values, otherwise),
    "Hello Kim, about On {reader}: https://b.test/a. Lee, Kim",
  );
  equal(filledAnswer("$& $1 {reader}", { ...values, reader: "$&" }, otherwise), "$& $1 $&");
});

Deno.test("what is empty has the text's own fallback, or the general one", () => {
  const text = "Hello {reader}, {reader|friend}, {reader|}: {title}";
  equal(filledAnswer(text, none, otherwise), "Hello there, friend, : this post");
  equal(filledAnswer("{reader|friend}", values, otherwise), "Kim");
});

Deno.test("two braces stand for one, and code in braces is text", () => {
  equal(filledAnswer("{{reader}}", values, otherwise), "{reader}");
  const code = "{ a: 1 } ${x} {A} {} {reader name} {__proto__}";
  equal(filledAnswer(code, values, otherwise), code);
  deepEqual(unknownVariables(code), []);
});

Deno.test("names that are no variables are found, each once", () => {
  deepEqual(unknownVariables("{reader} {name} {titel|x} {name} {{name}} {toString}"), [
    "name",
    "titel",
  ]);
  deepEqual(unknownVariables("nothing {here|a|b}"), []);
});

Deno.test("a list of canned answers is recognised by its shape", () => {
  const answer = { id: "a", title: "Hours", text: "Nine to five.", at: 1 };
  equal(isCannedAnswerList({ answers: [answer, { ...answer, site: "blog" }] }), true);
  for (const name of ["id", "title", "text", "site", "at"]) {
    equal(isCannedAnswerList({ answers: [{ ...answer, [name]: {} }] }), false, name);
  }
  equal(isCannedAnswerList({}), false);
});
