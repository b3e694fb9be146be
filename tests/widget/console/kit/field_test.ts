/**
 * Fields, switches, choices and tables, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { axeFaults } from "../../stage/look.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest("fields are named, helped with and told of what is wrong", async (page) => {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(() => {
    const { textField, textArea, selectField, switchField, dataTable, lit } = desk.parts;
    const said: unknown[] = [];
    const change = (value: unknown) => said.push(value);
    const place = document.createElement("main");
    document.body.replaceChildren(place);
    lit.render(
      [
        lit.html`<h1>Fields</h1>`,
        textField({
          id: "t",
          label: "Title",
          hint: "Short",
          error: "Too long",
          value: "a",
          change,
        }),
        textArea({ id: "a", label: "Text", value: "b", change }),
        selectField({
          id: "s",
          label: "Theme",
          value: "dark",
          options: [["light", "Light"], ["dark", "Dark"]],
          change,
        }),
        switchField({ id: "w", label: "Sound", hint: "When asked", checked: true, change }),
        dataTable({ caption: "Pages", columns: ["Page", "Asked"], rows: [["/a", 3]] }),
      ],
      place,
    );
    Object.assign(globalThis, { said });
  });
  const field = page.getByLabel("Title");
  equal(await field.getAttribute("aria-describedby"), "t-hint t-error");
  equal(await field.getAttribute("aria-invalid"), "true");
  equal(await page.getByLabel("Text").getAttribute("aria-invalid"), "false");
  equal(await page.getByLabel("Theme").inputValue(), "dark");
  await field.fill("ab");
  await page.getByLabel("Text").fill("bc");
  await page.getByLabel("Theme").selectOption("light");
  await page.getByRole("switch", { name: "Sound" }).press("Space");
  deepEqual(await page.evaluate(() => Reflect.get(globalThis, "said")), [
    "ab",
    "bc",
    "light",
    false,
  ]);
  equal(await page.getByRole("cell", { name: "3" }).count(), 1);
  deepEqual(await axeFaults(page), []);
}, answering(SIGNED_IN).options);
