import { deepEqual, equal, match } from "node:assert/strict";
import { contactSheet, sheetsOf } from "./contact_sheet.ts";

const NAMES = [
  "widget-talk-forced-colours.png",
  "widget-talk-dark-zoomed-to-400-.png",
  "notes.txt",
  "console-list-light-desk.png",
  "widget-talk-light-desk.png",
  "of-its-own.png",
];

Deno.test("pictures of one state stand together, seen on a desk first", () => {
  deepEqual(sheetsOf(NAMES), [
    { state: "console-list", pictures: ["console-list-light-desk.png"] },
    { state: "of-its-own", pictures: ["of-its-own.png"] },
    {
      state: "widget-talk",
      pictures: [
        "widget-talk-light-desk.png",
        "widget-talk-dark-zoomed-to-400-.png",
        "widget-talk-forced-colours.png",
      ],
    },
  ]);
});

Deno.test("a contact sheet shows every picture once, and leads to its state", () => {
  const page = contactSheet(NAMES.filter((name) => name.endsWith(".png")));
  equal(page.match(/<img /g)?.length, 5);
  equal(page.match(/<section /g)?.length, 3);
  match(page, /href="#widget-talk">widget talk</);
  match(page, /<figcaption>dark zoomed to 400</);
});
