/**
 * When there are marks in the margin of the post: as soon as the conversation is there and has
 * questions. Marks themselves are loaded then, and not before.
 *
 * @module
 */
import type { Talk } from "../../state/model.ts";
import type { PanelView, View } from "../contract.ts";

/** A `<small-talk>`, as marks see it. */
export interface PanelHost extends HTMLElement {
  /** What is in its window, once it was opened. */
  readonly panel: PanelView | null;
  readonly updateComplete: Promise<unknown>;
  open(): void;
}

/** Shows marks for a talk as long as it lasts. Returns how to end them. */
export function followMargin(host: PanelHost, talk: Pick<Talk, "room" | "link">): () => void {
  let stop: (() => void) | undefined;
  let isStopped = false;
  async function begin(): Promise<void> {
    const { loaded, questions } = talk.room.state;
    const { panel } = host;
    if (stop !== undefined || panel === null || !loaded) return;
    if (questions.open + questions.answered === 0 || host.getAttribute("markers") === "off") return;
    stop = () => {};
    try {
      const { showMarkers } = await import("./markers.ts");
      if (isStopped) return;
      const { locale, clock } = panel;
      stop = showMarkers({ element: host, talk, locale, clock, open: (id) => show(host, id) });
    } catch {
      // It is tried again with the next thing that happens.
      stop = undefined;
    }
  }
  const leave = talk.room.subscribe(begin);
  begin();
  return () => {
    isStopped = true;
    leave();
    stop?.();
  };
}

/** Opens the panel at a message of the room. */
async function show(host: PanelHost, id: string): Promise<void> {
  host.open();
  await host.updateComplete;
  const { panel } = host;
  panel?.show("room");
  await panel?.updateComplete;
  panel?.querySelector<HTMLElement & View>("#room")?.reveal(id);
}
