/**
 * The greeting page: a STOMP client with a button, a name and a list, and every frame shown.
 *
 * @module
 */
import { Client, type IMessage, ReconnectionTimeMode } from "@stomp/stompjs";
import { type Direction, parseFrameText, tap } from "./wire.ts";

/** As in `greeting_server.ts`, which has no place in a browser. */
const ENDPOINT = "/gs-guide-websocket";
/** Older frames leave the page. */
const MAX_FRAMES = 200;
/** Older greetings leave the page. */
const MAX_GREETINGS = 10;
/** So near to its end the list is taken to be at its end. */
const SLACK_PX = 24;
const HEART_BEAT_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Whether the page is connected. */
type Link = "off" | "connecting" | "on" | "lost";

/** What the page says of its connection, and what its button does about it. */
const LINK_WORDS: Readonly<Record<Link, { readonly state: string; readonly verb: string }>> = {
  off: { state: "Not connected", verb: "Connect" },
  connecting: { state: "Connecting…", verb: "Stop" },
  on: { state: "Connected", verb: "Disconnect" },
  lost: { state: "No connection. Trying again…", verb: "Stop" },
};

const SENDER_WORDS: Readonly<Record<Direction, string>> = {
  sent: "You sent",
  received: "Server sent",
};

/** The page, alive from construction on. */
export class GreetingPage {
  readonly #page: Document;
  readonly #client: Client;
  readonly #beats: Record<Direction, number> = { sent: 0, received: 0 };

  constructor(page: Document) {
    this.#page = page;
    const address = new URL(ENDPOINT, page.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    this.#client = new Client({
      webSocketFactory: () =>
        tap(new WebSocket(address, ["v12.stomp"]), {
          frame: (direction, text) => this.#showFrame(direction, text),
          heartBeat: (direction) => this.#countBeat(direction),
        }),
      heartbeatIncoming: HEART_BEAT_MS,
      heartbeatOutgoing: HEART_BEAT_MS,
      reconnectDelay: FIRST_RETRY_MS,
      maxReconnectDelay: LAST_RETRY_MS,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
      onConnect: () => this.#connected(),
      onWebSocketClose: () => this.#showLink(this.#client.active ? "lost" : "off"),
    });
    this.#element("connect", HTMLButtonElement).addEventListener("click", () => this.#toggle());
    this.#element("hello", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendName();
    });
    this.#element("clear", HTMLButtonElement).addEventListener("click", () => {
      this.#element("frames", HTMLOListElement).replaceChildren();
    });
    this.#showLink("off");
  }

  #toggle(): void {
    if (this.#client.active) {
      void this.#client.deactivate();
    } else {
      this.#showLink("connecting");
      this.#client.activate();
    }
  }

  #connected(): void {
    this.#client.subscribe("/topic/greetings", (message) => this.#showGreeting(message));
    this.#client.subscribe("/user/queue/errors", (message) => this.#showRefusal(message));
    this.#showLink("on");
    // Whoever pressed the button goes on with the name; a reconnection takes no focus.
    if (this.#page.activeElement?.id === "connect") this.#element("name", HTMLInputElement).focus();
  }

  #sendName(): void {
    const field = this.#element("name", HTMLInputElement);
    this.#element("refusal", HTMLParagraphElement).textContent = "";
    this.#client.publish({
      destination: "/app/hello",
      body: JSON.stringify({ name: field.value }),
    });
    field.select();
  }

  #showGreeting({ body }: IMessage): void {
    const { content } = JSON.parse(body) as { content: string };
    // The server sends HTML. A document of its own reads it back as text and runs nothing.
    const text = new DOMParser().parseFromString(content, "text/html").body.textContent;
    const item = this.#page.createElement("li");
    item.textContent = text;
    const greetings = this.#element("greetings", HTMLOListElement);
    greetings.prepend(item);
    if (greetings.childElementCount > MAX_GREETINGS) greetings.lastElementChild?.remove();
  }

  #showRefusal({ body }: IMessage): void {
    const { message } = JSON.parse(body) as { message: string };
    this.#element("refusal", HTMLParagraphElement).textContent = message;
  }

  #showFrame(direction: Direction, text: string): void {
    const frames = this.#element("frames", HTMLOListElement);
    const isAtEnd = frames.scrollTop + frames.clientHeight >= frames.scrollHeight - SLACK_PX;
    frames.append(frameItem(direction, text, new Date()));
    if (frames.childElementCount > MAX_FRAMES) frames.firstElementChild?.remove();
    if (isAtEnd) frames.scrollTop = frames.scrollHeight;
  }

  #countBeat(direction: Direction): void {
    this.#beats[direction]++;
    const { sent, received } = this.#beats;
    this.#element("beats", HTMLParagraphElement).textContent =
      `Heart-beats: ${sent} sent, ${received} received`;
  }

  #showLink(link: Link): void {
    this.#page.body.dataset["link"] = link;
    this.#element("state", HTMLParagraphElement).textContent = LINK_WORDS[link].state;
    this.#element("connect", HTMLButtonElement).textContent = LINK_WORDS[link].verb;
    this.#element("speak", HTMLFieldSetElement).disabled = link !== "on";
  }

  #element<E extends HTMLElement>(id: string, type: new () => E): E {
    const element = this.#page.getElementById(id);
    if (element instanceof type) return element;
    throw new TypeError(`Cannot find #${id}: the page has no such ${type.name}`);
  }
}

/**
 * One entry of the list of frames: the text that travelled, its parts told apart by colour alone, so
 * copying it gives the frame.
 */
function frameItem(direction: Direction, text: string, at: Date): HTMLLIElement {
  const item = document.createElement("li");
  item.className = direction;
  const caption = document.createElement("p");
  const time = document.createElement("time");
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleTimeString("en-GB");
  caption.append(span("way", SENDER_WORDS[direction]), " ", time);

  const { command, headers, body } = parseFrameText(text);
  const frame = document.createElement("pre");
  frame.append(span("command", command), "\n");
  for (const [name, rest] of headers) frame.append(span("name", name), rest, "\n");
  frame.append("\n", span("body", body), span("nul", "^@"));
  item.append(caption, frame);
  return item;
}

function span(className: string, text: string): HTMLSpanElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}
