/**
 * When the author usually answers.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { Hours, Span } from "../../../shared/chat/site.ts";
import { CROSS, icon } from "../../component/icon.ts";
import { selectField, switchField } from "../kit/field.ts";
import { faultOf, type SiteForm } from "./form.ts";
import {
  clockText,
  endOf,
  fits,
  likeMonday,
  minutesOf,
  officeHours,
  withDay,
  withSpan,
} from "./hours.ts";

/** See the head of this file. */
export function hoursPart(form: SiteForm): TemplateResult {
  const { site: { hours }, words, isFixed, change } = form;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return html`
    ${switchField({
      id: "site-hours",
      label: words.sayHours,
      hint: words.sayHoursHint,
      error: faultOf(form, "hours"),
      checked: hours !== undefined,
      disabled: isFixed,
      change: (checked) => change(checked ? { hours: officeHours(here) } : { hours: undefined }),
    })}
    ${hours === undefined ? nothing : html`
      ${selectField({
        id: "site-zone",
        label: words.timeZone,
        value: hours.timeZone,
        options: zonesWith(hours.timeZone).map((zone) => [zone, zone.replaceAll("_", " ")]),
        disabled: isFixed,
        change: (timeZone) => change({ hours: { ...hours, timeZone } }),
      })}
      <div class="week">
        ${words.days.map((_, day) => dayRow(form, hours, day))}
        <p class="failed" id="site-week-error">${fits(hours) ? "" : words.badHours}</p>
      </div>
      ${isFixed ? nothing : html`
        <button type="button" class="plain" @click=${() => change({ hours: likeMonday(hours) })}>
          ${words.likeMonday}
        </button>
      `}
    `}
  `;
}

function dayRow(form: SiteForm, hours: Hours, day: number): TemplateResult {
  const { words, isFixed, change } = form;
  const name = words.days[day] ?? "";
  const spans = hours.days[day] ?? [];
  const put = (next: readonly Span[]) => change({ hours: withDay(hours, day, next) });
  return html`
    <div class="day" role="group" aria-label=${name}>
      <span class="name">${name}</span>
      <div class="spans">
        ${spans.length === 0 ? html`<span class="soft">${words.dayOff}</span>` : nothing}
        ${spans.map((span, n) =>
          html`
            <span class="span">
              ${timeInput(words.from(name), span.from, isFixed, (text) => {
                const from = minutesOf(text);
                if (from !== undefined) put(spans.with(n, { ...span, from }));
              })}
              <span aria-hidden="true">–</span>
              ${timeInput(words.to(name), span.to, isFixed, (text) => {
                const to = endOf(text);
                if (to !== undefined) put(spans.with(n, { ...span, to }));
              })}
              ${isFixed ? nothing : html`
                <button
                  type="button"
                  class="icon"
                  aria-label=${words.removeSpan(name)}
                  @click=${() => put(spans.filter((_, other) => other !== n))}
                >${icon(CROSS)}</button>
              `}
            </span>
          `
        )}
      </div>
      ${isFixed ? nothing : html`
        <button
          type="button"
          class="plain"
          aria-label=${words.addSpan(name)}
          @click=${() => put(withSpan(spans))}
        >${words.add}</button>
      `}
    </div>
  `;
}

function timeInput(
  label: string,
  minutes: number,
  disabled: boolean,
  change: (text: string) => void,
): TemplateResult {
  return html`
    <input
      type="time"
      aria-label=${label}
      aria-describedby="site-week-error"
      .value=${clockText(minutes)}
      ?disabled=${disabled}
      @change=${({ currentTarget }: Event) => change((currentTarget as HTMLInputElement).value)}
    >
  `;
}

/** All time zones the browser knows, and the one that is chosen. */
function zonesWith(chosen: string): readonly string[] {
  return [...new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}
