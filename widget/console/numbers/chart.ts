/**
 * `<small-talk-chart>`: questions by day or week as bars. One moves along it with the arrow keys or
 * the pointer, and what is at a bar stands below, and is read; the same is there as a table.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import type { AskedPeriod, Statistics } from "../../../shared/chat/statistics.ts";
import { define, LightElement } from "../../component/light_element.ts";
import { dataTable } from "../kit/table.ts";
import { barAt, barPaths, barPlace } from "./bars.ts";
import type { NumbersWords } from "./words.ts";

/** See the head of this file. */
export class Chart extends LightElement {
  static override properties = {
    counted: { attribute: false },
    words: { attribute: false },
    at: { attribute: false },
  };

  declare counted: Pick<Statistics, "unit" | "periods">;
  declare words: NumbersWords;
  /** The bar one looks at, the last if it is missing. */
  declare at: number | undefined;

  protected override render(): TemplateResult {
    const { counted: { unit, periods }, words } = this;
    const { full, hollow, highest } = barPaths(
      periods.map(({ questions, answered }) => ({ full: answered, hollow: questions - answered })),
    );
    const at = this.#shown;
    const [first, last] = [periods[0], periods.at(-1)];
    return html`
      <figure class="chart">
        <figcaption>
          <h2>${words.chartTitle(unit)}</h2>
          <p class="key soft">
            <span class="full"></span>${words.answeredKey}
            <span class="hollow"></span>${words.openKey}
          </p>
        </figcaption>
        <p class="highest soft" aria-hidden="true">${highest}</p>
        <div
          class="plot"
          role="slider"
          tabindex="0"
          aria-label=${words.chartTitle(unit)}
          aria-description=${words.chartHint}
          aria-valuemin="1"
          aria-valuemax=${periods.length}
          aria-valuenow=${at + 1}
          aria-valuetext=${this.#textAt(at)}
          @keydown=${this.#keydown}
          @pointermove=${this.#pointed}
          @pointerdown=${this.#pointed}
        >
          <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
            <path class="place" d=${barPlace(at, periods.length)}></path>
            <path class="full" d=${full}></path>
            <path class="hollow" d=${hollow}></path>
          </svg>
        </div>
        <p class="ends soft" aria-hidden="true">
          <span>${first === undefined ? "" : this.#dateOf(first, "short")}</span>
          <span>${last === undefined ? "" : this.#dateOf(last, "short")}</span>
        </p>
        <p class="value" aria-hidden="true">${this.#textAt(at)}</p>
        <details>
          <summary>${words.asTable}</summary>
          ${this.#table()}
        </details>
      </figure>
    `;
  }

  #table(): TemplateResult {
    const { counted: { unit, periods }, words: { columns, chartTitle } } = this;
    return dataTable({
      caption: chartTitle(unit),
      columns: [columns[unit], columns.questions, columns.answered, columns.whispers],
      rows: periods.toReversed().map((period) => [
        this.#dateOf(period, "long"),
        period.questions,
        period.answered,
        period.whispers,
      ]),
    });
  }

  get #shown(): number {
    const { at, counted: { periods } } = this;
    return Math.min(at ?? periods.length - 1, periods.length - 1);
  }

  #textAt(at: number): string {
    const { counted: { unit, periods }, words } = this;
    const period = periods[at];
    if (period === undefined) return "";
    const date = this.#dateOf(period, "long");
    const { questions, answered, whispers } = period;
    const bar = words.bar(unit === "day" ? date : words.weekOf(date), questions, answered);
    return whispers === 0 ? bar : `${bar}; ${words.barWhispers(whispers)}`;
  }

  /** Dates are calendar days, not moments: they are the same wherever they are read. */
  #dateOf({ date }: AskedPeriod, style: "short" | "long"): string {
    const day = new Date(`${date}T12:00:00Z`);
    return new Intl.DateTimeFormat(this.lang, {
      timeZone: "UTC",
      day: "numeric",
      month: style === "short" ? "short" : "long",
      ...style === "long" && { weekday: "short" },
    }).format(day);
  }

  #keydown(event: KeyboardEvent): void {
    const { counted: { periods } } = this;
    const forth = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const last = periods.length - 1;
    const to = ({
      [forth]: this.#shown + 1,
      [back]: this.#shown - 1,
      ArrowUp: this.#shown + 1,
      ArrowDown: this.#shown - 1,
      PageUp: this.#shown + 7,
      PageDown: this.#shown - 7,
      Home: 0,
      End: last,
    } as Readonly<Record<string, number>>)[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.at = Math.min(last, Math.max(0, to));
  }

  #pointed(event: PointerEvent): void {
    const plot = event.currentTarget as HTMLElement;
    const { left, width } = plot.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const isRtl = getComputedStyle(this).direction === "rtl";
    this.at = barAt(isRtl ? 1 - share : share, this.counted.periods.length);
  }
}

define("small-talk-chart", Chart);
