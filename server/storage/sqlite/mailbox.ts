/**
 * The way to the worker and back. One request is under way at a time; the calls that come meanwhile
 * wait and travel together as the next one, which the worker commits as a whole: the slower the
 * disk, the larger the commits.
 *
 * @module
 */
import { StoreError, type StoreErrorCode } from "../store.ts";
import { refusal, storeErrorFrom } from "./failure.ts";
import type { Answer, Call, DataFileOptions, Failure, Reply, Request } from "./protocol.ts";

/** How many calls may wait for the worker unless told otherwise. */
export const MAX_WAITING_CALLS = 8_192;

/** A call and what to do with its answer. */
interface Letter {
  readonly call: Call;
  readonly settle: (answer: Answer) => void;
}

/** A copy to be made. */
interface Copy {
  readonly path: string;
  readonly resolve: () => void;
  readonly reject: (error: StoreError | undefined) => void;
}

/** What a {@linkcode Mailbox} uses of a worker. */
export type WorkerPort = Pick<Worker, "postMessage" | "onmessage" | "onerror" | "terminate">;

/** What a {@linkcode Mailbox} needs. */
export interface MailboxOptions {
  /** Runs `worker.ts`. The mailbox ends it. */
  readonly worker: WorkerPort;
  readonly file: DataFileOptions;
  /** More calls than this are refused, so that a stuck disk cannot fill the memory. */
  readonly maxWaitingCalls?: number;
}

/** Calls in, answers out. */
export class Mailbox {
  readonly #worker: WorkerPort;
  readonly #path: string;
  readonly #maxWaitingCalls: number;
  readonly #opened = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  /** Calls for the next request. */
  #waiting: Letter[] = [];
  /** Copies to be made. */
  #copies: Copy[] = [];
  /** Calls the worker has. */
  #sent: readonly Letter[] = [];
  /** Whether a request is under way. */
  #isBusy = true;
  /** Why no more calls are taken. */
  #end: { readonly code: StoreErrorCode; readonly reason: string } | undefined;

  private constructor(options: MailboxOptions) {
    this.#worker = options.worker;
    this.#path = options.file.path;
    this.#maxWaitingCalls = options.maxWaitingCalls ?? MAX_WAITING_CALLS;
    this.#worker.onmessage = (event: MessageEvent<Reply>) => this.#receive(event.data);
    this.#worker.onerror = (event) => {
      // Otherwise the worker's fault would be uncaught in this thread too and end the process.
      event.preventDefault();
      this.#crash(event.message);
    };
    this.#post({ type: "open", file: options.file });
  }

  /**
   * A mailbox whose worker has the file open.
   *
   * @throws {StoreError} why the worker could not open it
   */
  static async open(options: MailboxOptions): Promise<Mailbox> {
    const mailbox = new Mailbox(options);
    await mailbox.#opened.promise;
    return mailbox;
  }

  /**
   * Sends a call. `settle` hears its answer once, never before this returns; the answers of one
   * commit come in the order of their calls, with no other code between them.
   */
  send(call: Call, settle: (answer: Answer) => void): void {
    const error = this.#refusalOf(call);
    if (error !== undefined) {
      queueMicrotask(() => settle(refusal(error)));
      return;
    }
    this.#waiting.push({ call, settle });
    // At the end of this turn: what is sent within it travels together.
    if (this.#waiting.length === 1) queueMicrotask(() => this.#next());
  }

  /**
   * Copies the whole file, after what was sent before.
   *
   * @throws {StoreError} why it could not be copied
   */
  copy(path: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (this.#end !== undefined) reject(this.#refusalOf({ name: "copy" }));
    else this.#copies.push({ path, resolve, reject });
    queueMicrotask(() => this.#next());
    return promise;
  }

  /** Takes no more calls, waits for those it has, and ends the worker. */
  close(): Promise<void> {
    this.#end ??= { code: "closed", reason: "the store was closed" };
    this.#next();
    return this.#ended.promise;
  }

  #refusalOf({ name }: { readonly name: string }): StoreError | undefined {
    if (this.#end !== undefined) {
      return new StoreError(this.#end.code, `Cannot answer "${name}": ${this.#end.reason}`);
    }
    if (this.#waiting.length >= this.#maxWaitingCalls) {
      const reason = `${this.#maxWaitingCalls} calls are waiting for the disk; try again later`;
      return new StoreError("failed", `Cannot answer "${name}": ${reason}`);
    }
    return undefined;
  }

  /** Sends what waits, if the worker is free. */
  #next(): void {
    if (this.#isBusy) return;
    if (this.#waiting.length > 0) {
      this.#sent = this.#waiting;
      this.#waiting = [];
      this.#post({ type: "run", calls: this.#sent.map(({ call }) => call) });
    } else if (this.#copies[0] !== undefined) {
      this.#post({ type: "copy", path: this.#copies[0].path });
    } else if (this.#end !== undefined) {
      this.#post({ type: "close" });
    }
  }

  #post(request: Request): void {
    this.#isBusy = true;
    this.#worker.postMessage(request);
  }

  #receive(reply: Reply): void {
    this.#isBusy = false;
    switch (reply.type) {
      case "opened":
        this.#opened.resolve();
        return this.#next();
      case "refused":
        this.#opened.reject(storeErrorFrom(reply.failure));
        return this.#finish();
      case "answers":
        return this.#settle(reply.answers);
      case "copied":
        return this.#settleCopy(reply.failure);
      case "closed":
        return this.#finish();
    }
  }

  #settle(answers: readonly Answer[]): void {
    const letters = this.#sent;
    this.#sent = [];
    // The worker works on the next commit while this one is told.
    this.#next();
    letters.forEach(({ settle }, index) => {
      const answer = answers[index];
      if (answer !== undefined) settle(answer);
    });
  }

  #settleCopy(failure: Failure | undefined): void {
    const copy = this.#copies.shift();
    this.#next();
    if (failure === undefined) copy?.resolve();
    else copy?.reject(storeErrorFrom(failure));
  }

  #crash(message: string): void {
    const reason = `the worker of ${JSON.stringify(this.#path)} ended (${message}); restart`;
    const letters = [...this.#sent, ...this.#waiting];
    const copies = this.#copies;
    this.#copies = [];
    this.#sent = this.#waiting = [];
    this.#end = { code: "failed", reason };
    this.#opened.reject(new StoreError("failed", `Cannot open the store: ${reason}`));
    this.#finish();
    for (const { reject } of copies) reject(new StoreError("failed", `Cannot copy: ${reason}`));
    for (const { call, settle } of letters) {
      settle(refusal(new StoreError("failed", `Cannot answer "${call.name}": ${reason}`)));
    }
  }

  /** Ends the worker. Nothing is sent any more. */
  #finish(): void {
    this.#isBusy = true;
    this.#worker.terminate();
    this.#ended.resolve();
  }
}
