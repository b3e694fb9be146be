/**
 * `deno task look [FOLDER]`: draws every state of the widget and the console into a folder, `look`
 * by default, with one page that shows them all.
 *
 * @module
 */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { contactSheet } from "./contact_sheet.ts";

const TESTS = fileURLToPath(new URL("../browser", import.meta.url));

/** Draws, also what does not look right to the tests. @returns whether all of it does */
async function draw(folder: string): Promise<boolean> {
  await Deno.mkdir(folder, { recursive: true });
  for (const { name } of [...Deno.readDirSync(folder)]) {
    if (name.endsWith(".png")) await Deno.remove(join(folder, name));
  }
  const tests = [...Deno.readDirSync(TESTS)].map(({ name }) => name)
    .filter((name) => /^look.*_test\.ts$/.test(name));
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", ...tests.map((name) => join(TESTS, name))],
    env: { LOOK_DIR: folder },
  }).spawn().status;
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
  const pictures = names.filter((name) => name.endsWith(".png"));
  const page = join(folder, "index.html");
  await Deno.writeTextFile(page, contactSheet(pictures));
  const line = `${pictures.length} pictures: file://${page}\n`;
  await Deno.stdout.write(new TextEncoder().encode(line));
  return success && pictures.length > 0;
}

if (import.meta.main) {
  const [folder = "look"] = Deno.args;
  Deno.exit(await draw(resolve(folder)) ? 0 : 1);
}
