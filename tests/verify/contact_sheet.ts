/**
 * One page with all pictures of a folder, those of one state side by side.
 *
 * @module
 */

/** What the names of pictures end with, by how a state was looked at; in this order they stand. */
const VIEWS = ["light-desk", "dark-phone", "dark-zoomed-to-400-", "forced-colours"];

/** A state, and its pictures. */
export interface Sheet {
  readonly state: string;
  /** The names of files. */
  readonly pictures: readonly string[];
}

/** Puts pictures that show the same state together. @param names of files, in any order */
export function sheetsOf(names: readonly string[]): readonly Sheet[] {
  const sheets = new Map<string, string[]>();
  for (const name of names.filter((name) => name.endsWith(".png")).toSorted()) {
    const [state] = partsOf(name);
    sheets.set(state, [...sheets.get(state) ?? [], name]);
  }
  const order = (name: string) => VIEWS.indexOf(partsOf(name)[1]);
  return Array.from(sheets, ([state, pictures]) => ({
    state,
    pictures: pictures.toSorted((a, b) => order(a) - order(b)),
  }));
}

/** The page. */
export function contactSheet(names: readonly string[]): string {
  const sheets = sheetsOf(names);
  const contents = sheets.map(({ state }) => `<a href="#${state}">${wordsOf(state)}</a>`);
  const sections = sheets.map(({ state, pictures }) =>
    `<section id="${state}"><h2>${wordsOf(state)}</h2><div>${pictures.map(figure).join("")}</div>
    </section>`
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>How smallTalk looks</title>
<style>
  :root { color-scheme: light dark; font: 15px/22px system-ui, sans-serif; }
  body { margin: 32px; background: light-dark(#efedea, #1b1917); }
  nav { columns: 220px; margin-block-end: 48px; }
  nav a { display: block; color: inherit; }
  h2 { font-size: 17px; margin-block: 40px 12px; }
  section > div { display: flex; flex-wrap: wrap; gap: 24px; align-items: start; }
  figure { margin: 0; max-inline-size: 100%; }
  img { display: block; max-inline-size: min(100%, 560px); max-block-size: 560px;
    box-shadow: 0 0 0 1px light-dark(#0002, #fff3); }
  figcaption { font-size: 13px; line-height: 18px; margin-block-start: 6px; opacity: 0.7; }
</style>
<h1>How smallTalk looks</h1>
<p>${names.length} pictures of ${sheets.length} states.</p>
<nav>${contents.join("")}</nav>
${sections.join("\n")}
</html>
`;
}

function figure(name: string): string {
  const [, view] = partsOf(name);
  return `<figure><a href="${name}"><img src="${name}" alt="" loading="lazy"></a>` +
    `<figcaption>${wordsOf(view || name)}</figcaption></figure>`;
}

/** The state, and the view, which may be empty. */
function partsOf(name: string): readonly [state: string, view: string] {
  const stem = name.replace(/\.png$/, "");
  const view = VIEWS.find((view) => stem.endsWith(`-${view}`));
  return view === undefined ? [stem, ""] : [stem.slice(0, -view.length - 1), view];
}

/** Names of files are made of letters, digits and hyphens alone. */
function wordsOf(slug: string): string {
  return slug.replaceAll("-", " ").trim();
}
