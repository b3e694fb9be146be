/**
 * A table: rows with hairlines, which scrolls to the side where it is too wide.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";

/** What is in a table. */
export interface Table {
  /** What it shows; is read, not seen, unless the heading before it says the same. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Each with a cell for each column; the first names the row. */
  readonly rows: readonly (readonly (TemplateResult | string | number)[])[];
}

/** See the head of this file. */
export function dataTable({ caption, columns, rows }: Table): TemplateResult {
  return html`
    <div class="table" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(([name = "", ...cells]) =>
            html`
              <tr>
                <th scope="row" dir="auto">${name}</th>
                ${cells.map((cell) => html`<td dir="auto">${cell}</td>`)}
              </tr>
            `
          )}
        </tbody>
      </table>
    </div>
  `;
}
