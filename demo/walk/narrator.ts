/**
 * Tells a walk as it happens, and ends it at the first thing that is not as it was promised.
 *
 * @module
 */

/** How long anything may take to come, in milliseconds. */
const PATIENCE_MS = 10_000;
/** How often one looks, in milliseconds, for what nobody is told. */
const LOOK_MS = 500;

/** Of what was expected and what came, characters shown. */
const SHOWN = 400;

/** What should have come, and what did, in print. */
interface Texts {
  readonly expected: string;
  readonly came: string;
}

/** Something came otherwise than the contract says. */
export class Surprise extends Error {
  override readonly name = "Surprise";
  /** What should have been seen. */
  readonly sentence: string;
  readonly expected: string;
  readonly came: string;

  constructor(sentence: string, { expected, came }: Texts) {
    super(`${sentence}: expected ${expected}, came ${came}`);
    this.sentence = sentence;
    this.expected = expected;
    this.came = came;
  }
}

/** Writes headings, what is done, and what is seen. */
export class Narrator {
  readonly #write: (line: string) => void;
  #chapters = 0;
  #observations = 0;
  #skipped = 0;
  /** The heading of the chapter that is being told. */
  chapter = "";
  /** The last line that was told: where a walk is when it breaks off. */
  line = "";

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  /** How many things were seen so far. */
  get observations(): number {
    return this.#observations;
  }

  /** How many parts were passed over. */
  get skipped(): number {
    return this.#skipped;
  }

  /** Begins a chapter. */
  begin(title: string): void {
    this.chapter = `${++this.#chapters}. ${title}`;
    this.#write(`\n${this.chapter}`);
  }

  /** Says what is done next. */
  tell(line: string): void {
    this.line = line;
    this.#write(`   ${line}`);
  }

  /**
   * Says what is seen, if it is what was expected.
   *
   * @param sentence what should be seen
   * @throws {Surprise} when it is something else
   */
  see(sentence: string, came: unknown, expected: unknown): void {
    this.line = sentence;
    this.expect(sentence, came, expected);
    this.#observations++;
    this.#write(`   ✓ ${sentence}`);
  }

  /** The same for what goes without saying. @throws {Surprise} */
  expect(sentence: string, came: unknown, expected: unknown): void {
    const texts = { expected: textOf(expected), came: textOf(came) };
    if (texts.came !== texts.expected) throw new Surprise(sentence, aroundDifference(texts));
  }

  /** Says what is passed over, because a server of this kind does not have it. */
  skip(part: string): void {
    this.#skipped++;
    this.#write(`   – passed over: ${part}`);
  }

  /** Says why the walk ends here. */
  fail(error: unknown): void {
    const where = this.chapter === "" ? "before the first chapter" : `in "${this.chapter}"`;
    if (error instanceof Surprise) {
      const { sentence, expected, came } = error;
      this.#write(`   ✗ ${sentence}\n     expected: ${expected}\n     came:     ${came}`);
    } else {
      this.#write(`   ✗ ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#write(`\nThe walk ended ${where}, at: ${this.line}`);
  }
}

/**
 * What is waited for, if it comes in time.
 *
 * @param what for the error: "the receipt", "an event from /topic/x"
 */
export async function inTime<T>(
  what: string,
  awaited: Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = patienceMs / 1_000;
    timer = setTimeout(
      () => reject(new Surprise(what, { expected: `within ${seconds} s`, came: "nothing" })),
      patienceMs,
    );
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Looks again and again until something is so, for what happens without anybody being told.
 *
 * @param what for the error, as of {@linkcode inTime}
 */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  { patienceMs = PATIENCE_MS, lookMs = LOOK_MS } = {},
): Promise<void> {
  for (let waitedMs = 0; !await isSo(); waitedMs += lookMs) {
    if (waitedMs >= patienceMs) {
      throw new Surprise(what, { expected: `within ${patienceMs / 1_000} s`, came: "nothing" });
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

/** Of long texts the part where they differ. */
function aroundDifference({ expected, came }: Texts): Texts {
  let same = 0;
  while (same < expected.length && expected[same] === came[same]) same++;
  const from = Math.max(0, same - SHOWN / 2);
  const cut = (text: string) =>
    (from > 0 ? "…" : "") + text.slice(from, from + SHOWN) +
    (text.length > from + SHOWN ? "…" : "");
  return { expected: cut(expected), came: cut(came) };
}

/** Values as they are compared and shown. What is left out and `undefined` are the same. */
function textOf(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
