/**
 * Fields: a label, a control, what helps with it and what is wrong with it, tied together.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";

/** What every field has. */
export interface Field {
  /** Of the control; unique on the page. */
  readonly id: string;
  readonly label: string;
  /** Helps; is always shown. */
  readonly hint?: string;
  /** What is wrong; nothing if it is empty. */
  readonly error?: string;
  readonly disabled?: boolean;
}

/** A field for text. */
export interface TextField extends Field {
  readonly value: string;
  /** Called with each change. */
  readonly change: (value: string) => void;
  readonly type?:
    | "text"
    | "email"
    | "password"
    | "url"
    | "number"
    | "search"
    | "time"
    | "datetime-local";
  readonly autocomplete?: string;
  /** UTF-16 units. */
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** One line of text. */
export function textField(field: TextField): TemplateResult {
  const { id, value, change, type = "text", autocomplete = "off", maxLength, placeholder } = field;
  return framed(
    field,
    html`
      <input
        id=${id}
        type=${type}
        dir="auto"
        .value=${value}
        autocomplete=${autocomplete}
        maxlength=${maxLength ?? nothing}
        placeholder=${placeholder ?? nothing}
        ?disabled=${field.disabled}
        aria-invalid=${isWrong(field)}
        aria-describedby=${describedBy(field)}
        @input=${(event: InputEvent) => change(valueOf(event))}
      >
    `,
  );
}

/** Several lines of text. */
export function textArea(field: TextField & { readonly rows?: number }): TemplateResult {
  const { id, value, change, maxLength, placeholder, rows = 3 } = field;
  return framed(
    field,
    html`
      <textarea
        id=${id}
        dir="auto"
        rows=${rows}
        .value=${value}
        maxlength=${maxLength ?? nothing}
        placeholder=${placeholder ?? nothing}
        ?disabled=${field.disabled}
        aria-invalid=${isWrong(field)}
        aria-describedby=${describedBy(field)}
        @input=${(event: InputEvent) => change(valueOf(event))}
      ></textarea>
    `,
  );
}

/** One of a few values. */
export interface SelectField<Value extends string> extends Field {
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly change: (value: Value) => void;
}

/** A choice of one. */
export function selectField<Value extends string>(field: SelectField<Value>): TemplateResult {
  const { id, value, options, change } = field;
  const changed = (event: Event) => {
    const chosen = options.find(([option]) => option === valueOf(event));
    if (chosen !== undefined) change(chosen[0]);
  };
  return framed(
    field,
    html`
      <select
        id=${id}
        ?disabled=${field.disabled}
        aria-invalid=${isWrong(field)}
        aria-describedby=${describedBy(field)}
        @change=${changed}
      >${options.map(([option, label]) =>
        html`<option value=${option} .selected=${option === value}>${label}</option>`
      )}</select>
    `,
  );
}

/** Something that is on or off at once. */
export interface SwitchField extends Field {
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}

/** A switch, with its label beside it. */
export function switchField(field: SwitchField): TemplateResult {
  const { id, label, checked, change } = field;
  const changed = (event: Event) => change((event.currentTarget as HTMLInputElement).checked);
  return html`
    <div class="field switch">
      <input
        id=${id}
        type="checkbox"
        role="switch"
        .checked=${checked}
        ?disabled=${field.disabled}
        aria-invalid=${isWrong(field)}
        aria-describedby=${describedBy(field)}
        @change=${changed}
      >
      <label for=${id}>${label}</label>
      ${notes(field)}
    </div>
  `;
}

function framed(field: Field, control: TemplateResult): TemplateResult {
  return html`
    <div class="field">
      <label for=${field.id}>${field.label}</label>
      ${control} ${notes(field)}
    </div>
  `;
}

function notes({ id, hint = "", error = "" }: Field): TemplateResult {
  return html`
    ${hint === "" ? nothing : html`<p class="soft" id=${`${id}-hint`}>${hint}</p>`}
    <p class="failed" id=${`${id}-error`}>${error}</p>
  `;
}

function isWrong({ error = "" }: Field): "true" | "false" {
  return error === "" ? "false" : "true";
}

function describedBy({ id, hint = "" }: Field): string {
  return hint === "" ? `${id}-error` : `${id}-hint ${id}-error`;
}

function valueOf({ currentTarget }: Event): string {
  return (currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}
