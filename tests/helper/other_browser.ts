/**
 * A page in a browser that is not Chromium, with as little as every way to drive one has: addresses,
 * values of the page, and a person's hands.
 *
 * @module
 */

/** A page. */
export interface OtherPage extends AsyncDisposable {
  /** Goes to an address; resolves once the page is loaded. */
  go(url: string): Promise<void>;
  /** The value of an expression of the page; a promise's once it has one. */
  value<Value>(expression: string): Promise<Value>;
  /** Presses the button of a mouse. */
  click(x: number, y: number): Promise<void>;
  /** Presses the keys for a text; a line feed is Enter. */
  type(text: string): Promise<void>;
}

/** A browser that may be there. */
export interface OtherBrowser {
  readonly name: string;
  /** What to say where it is missing; `undefined` where it is there. */
  missing(): string | undefined;
  open(): Promise<OtherPage>;
}

/** Resolves with the value of an expression as soon as it is neither empty, false nor an error. */
export function until<Value>(page: OtherPage, expression: string): Promise<Value> {
  return page.value<Value>(`new Promise((found) => {
    const look = () => {
      let value;
      try { value = ${expression} } catch { /* Not yet. */ }
      if (value) found(value); else setTimeout(look, 20);
    };
    look();
  })`);
}
