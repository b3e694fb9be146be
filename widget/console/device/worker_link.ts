/**
 * The page's side of the console's service worker: registers it, hears where to go, and tells it who
 * comes and leaves.
 *
 * @module
 */
import { isToPage, type ToWorker } from "../worker/page_words.ts";

/** Where the worker's script is. */
const SCRIPT = "/console-worker.js";
/** What it may answer for. */
const SCOPE = "/console";
/** The one policy the console's page allows. */
const POLICY = "small-talk-worker";

/** As browsers have it that know Trusted Types. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): {
    createScriptURL(url: string): unknown;
  };
}

/** What a {@linkcode WorkerLink} is made with. */
export interface WorkerLinkOptions {
  /** `undefined` where the browser has none, as on plain http. */
  readonly container: ServiceWorkerContainer | undefined;
  /** The page's `trustedTypes`, if the browser has them. */
  readonly policies: unknown;
  /** Goes to an address of the console. */
  readonly go: (address: string) => void;
  /** A worker of a newer build has taken over; the page is still of the one before. */
  readonly renewed: () => void;
}

/** See the head of this file. */
export class WorkerLink {
  /** Fulfilled with the registration; `undefined` where there is none. */
  readonly registration: Promise<ServiceWorkerRegistration | undefined>;

  constructor({ container, policies, go, renewed }: WorkerLinkOptions) {
    // The first worker takes over a page that had none.
    if (container?.controller) container.addEventListener("controllerchange", renewed);
    container?.addEventListener("message", ({ data }) => {
      if (isToPage(data)) go(data.address);
    });
    this.registration = container === undefined
      ? Promise.resolve(undefined)
      : register(container, policies);
  }

  /** Says something to the worker, once it works. */
  async tell(message: ToWorker): Promise<void> {
    (await this.registration)?.active?.postMessage(message);
  }

  /** Looks whether there is a newer build. */
  async update(): Promise<void> {
    await (await this.registration)?.update().catch(() => {});
  }

  /** Closes the notifications of a conversation, by its tag: it is being looked at. */
  async closeNotices(tag: string): Promise<void> {
    const shown = await (await this.registration)?.getNotifications({ tag }) ?? [];
    for (const notice of shown) notice.close();
  }
}

async function register(
  container: ServiceWorkerContainer,
  policies: unknown,
): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const registration = await container.register(scriptUrl(policies), { scope: SCOPE });
    // The console works without it.
    return registration.active === null ? await container.ready : registration;
  } catch {
    return undefined;
  }
}

function scriptUrl(policies: unknown): string {
  if (policies === undefined) return SCRIPT;
  // It knows one address, whatever it is asked for.
  const policy = (policies as PolicyFactory).createPolicy(POLICY, {
    createScriptURL: () => SCRIPT,
  });
  return policy.createScriptURL("") as string;
}
