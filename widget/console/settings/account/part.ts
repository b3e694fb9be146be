/**
 * The base of the parts of the account's page: each loads its own things, and says what came of what
 * one did there.
 *
 * @module
 */
import type { PropertyDeclarations } from "lit";
import { LightElement } from "../../../component/light_element.ts";
import type { CallOutcome } from "../../api/console_api.ts";
import { IDLE, refusedStatus, type Status } from "../../kit/status.ts";
import type { Desk } from "../../shell/desk.ts";

/** A part of the page. A subclass that declares properties puts `...AccountPart.properties` before. */
export abstract class AccountPart<Words> extends LightElement {
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    words: { attribute: false },
    status: { attribute: false },
  };

  declare desk: Desk;
  declare words: Words;
  declare status: Status;

  constructor() {
    super();
    this.status = IDLE;
  }

  /** Makes a call, and says what came of it. */
  protected async act(
    done: string,
    [method, path, body]: readonly [method: string, path: string, body?: unknown],
  ): Promise<CallOutcome> {
    const { desk } = this;
    const { kit } = desk.locale.words;
    this.status = { kind: "busy", text: kit.saving };
    const outcome = await desk.api.call(method, path, body);
    this.status = outcome.ok ? { kind: "done", text: done } : refusedStatus(outcome.refusal, kit);
    return outcome;
  }
}
