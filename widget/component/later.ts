/**
 * Parts that are loaded when they are needed, so that nobody pays for what they do not use.
 *
 * @module
 */

/** A part that is loaded when it is first asked for. */
export class Later<Part> {
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<Part> | undefined;
  /** Who is told when it is there: each once, however often they have asked. */
  readonly #waiting = new Set<() => void>();

  /** @param load an `import()` */
  constructor(load: () => Promise<Part>) {
    this.#load = load;
  }

  /** The part. A try that fails is made again the next time. */
  load(): Promise<Part> {
    return this.#loading ??= this.#load().then((part) => this.#part = part, (error) => {
      this.#loading = undefined;
      throw error;
    });
  }

  /** The part if it is there. Otherwise it is loaded, and `arrived` told once it is. */
  get(arrived: () => void): Part | undefined {
    // What cannot be loaded leaves what is shown as plain as it was.
    if (this.#part === undefined && !this.#waiting.has(arrived)) {
      this.#waiting.add(arrived);
      this.load().then(arrived, () => {}).finally(() => this.#waiting.delete(arrived));
    }
    return this.#part;
  }
}
