/**
 * The browser's side of the comparison of templates: Lit's and what the widget ships, put through the
 * same. What stood on the page is found as `stage`.
 *
 * @module
 */
import * as lit from "lit";
import * as ours from "../../../widget/element/template.ts";

/** What of the two is compared. */
type Kind = Pick<typeof lit, "html" | "nothing" | "render">;

/** Draws all that the widget draws, and changes it; tells what stood on the page each time. */
function play({ html, nothing, render }: Kind): readonly string[] {
  const log: string[] = [];
  const place = document.body.appendChild(document.createElement("section"));
  const show = (value: unknown, host?: object) => {
    render(value, place, host === undefined ? {} : { host });
    log.push(place.innerHTML.replaceAll(/<!--.*?-->/g, ""));
  };
  const line = (text: unknown) => html`<p>${text}</p>`;

  for (const text of ["text", "other", "", "<b>&amp;</b>", 0, false, null, undefined, nothing]) {
    show(line(text));
  }
  for (const text of ["again", html`<i>in</i>`, "text", [], [1, "", 2], "end"]) show(text);
  for (
    const list of [["a", "b", "c"], ["b"], [], ["d", line("e"), [line("f"), "g"]], [line(1), "h"]]
  ) show(html`before ${list} behind`);

  const several = (a: unknown, b: unknown) => html`${a}${b} and <em>${b}</em>${a}`;
  for (const [a, b] of [["1", "2"], [nothing, line("3")], [line("3"), nothing], [[1], "4"]]) {
    show(several(a, b));
    show([several("before", a), "after"]);
    show([several(b, a), "after"]);
    show([several(line(a), b), "after"]);
  }
  show([line("kept"), nothing, line("last")]);
  const [kept] = place.children;
  show([line("changed"), line("middle")]);
  log.push(`the same element: ${kept === place.children[0]}`);
  const [first] = place.children;
  show([html`<h3>another</h3>`, line("middle")]);
  log.push(`another element: ${first !== place.children[0]}`);

  const attributes = (value: unknown) =>
    html`<a class="fixed &" id=${value} title="${value}" ?hidden=${value} lang=en data-x>x</a>`;
  for (
    const value of ["v", "w", "", nothing, null, undefined, 0, true, false, 'a "quote" & <tag>']
  ) {
    show(attributes(value));
  }
  const field = (value: unknown) => html`<input .value=${value} .readOnly=${true} required>`;
  const fieldValue = () => log.push(`value: ${place.querySelector("input")?.value}`);
  for (const value of ["one", "two", "two"]) {
    show(field(value));
    fieldValue();
  }
  Object.assign(place.querySelector("input") ?? {}, { value: "typed" });
  show(field("two"));
  fieldValue();

  const button = (press: unknown) => html`<button @click=${press}>press</button>`;
  const press = () => place.querySelector("button")?.click();
  const host = { name: "host" };
  for (const name of ["first", "second"]) {
    show(
      button(function (this: object) {
        log.push(`${name}: ${this === host || (this as Element).localName}`);
      }),
      host,
    );
    press();
  }
  for (const none of [nothing, undefined, null]) {
    show(button(none), host);
    press();
  }
  render(nothing, place);
  place.remove();

  const svg = html`
    <svg viewBox="0 0 1 1">
      <g>
        <path d=${"M0 0"}></path>
      </g>
    </svg>
    <p id="after"></p>
  `;
  document.body.append(place);
  show(svg);
  log.push(
    ...[...place.querySelectorAll("*")].map(({ namespaceURI, tagName }) =>
      `${tagName} of ${namespaceURI}`
    ),
  );

  const outer = (inner: unknown) => html`<section>${inner}</section>`;
  const inner = document.createElement("div");
  show(outer(line("in")));
  place.append(inner);
  render(line("apart"), inner);
  show(outer("out"));
  render(line("still apart"), inner);
  log.push(inner.textContent ?? "");
  place.remove();
  return log;
}

/** An element that notes when it is made, given something and put on a page. */
function life({ html, render }: Kind, name: string): readonly string[] {
  const log: string[] = [];
  customElements.define(
    name,
    class extends HTMLElement {
      constructor() {
        super();
        log.push("made");
      }
      set given(value: unknown) {
        log.push(`given ${value}, on a page: ${this.isConnected}`);
      }
      connectedCallback() {
        log.push(`on a page, title: ${this.title}`);
      }
    },
  );
  const draw = name === "life-lit"
    ? (given: string) => html`<life-lit title="t" .given=${given}></life-lit>`
    : (given: string) => html`<life-ours title="t" .given=${given}></life-ours>`;
  const place = document.body.appendChild(document.createElement("section"));
  for (const given of ["a", "a", "b"]) render([draw(given), draw("c")], place);
  place.remove();
  return log;
}

const own = ours as unknown as Kind;
Object.assign(globalThis, {
  stage: {
    lit: [...play(lit), ...life(lit, "life-lit")],
    ours: [...play(own), ...life(own, "life-ours")],
  },
});
