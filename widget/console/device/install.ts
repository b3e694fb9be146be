/**
 * Whether the console can be installed here as an app, and how.
 *
 * @module
 */

/** What there is to say. */
export type InstallState =
  /** It runs as an app. */
  | "installed"
  /** The browser asks the author when it is told to. */
  | "offered"
  /** By the share sheet of an iPhone or iPad, which no page can open. */
  | "by-hand"
  /** By the browser's own menu, or not at all. */
  | "by-menu";

/** The event with which a browser says that it would install the page. */
export interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

/** What is looked at. */
export interface InstallWorld {
  readonly target: Pick<EventTarget, "addEventListener">;
  readonly isStandalone: () => boolean;
  readonly isApple: boolean;
}

/** Keeps the browser's offer until the author takes it. */
export class InstallOffer {
  readonly #world: InstallWorld;
  #event: InstallEvent | undefined;
  #isInstalled = false;

  /** @param changed is called when the state has changed */
  constructor(world: InstallWorld, changed: () => void) {
    this.#world = world;
    world.target.addEventListener("beforeinstallprompt", (event) => {
      // Or a bar would cover what one reads.
      event.preventDefault();
      this.#event = event as InstallEvent;
      changed();
    });
    world.target.addEventListener("appinstalled", () => {
      this.#event = undefined;
      this.#isInstalled = true;
      changed();
    });
  }

  get state(): InstallState {
    const { isStandalone, isApple } = this.#world;
    if (this.#isInstalled || isStandalone()) return "installed";
    if (this.#event !== undefined) return "offered";
    return isApple ? "by-hand" : "by-menu";
  }

  /** Lets the browser ask. An offer counts once. */
  async take(): Promise<void> {
    const event = this.#event;
    this.#event = undefined;
    await event?.prompt();
  }
}
