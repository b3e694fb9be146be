/**
 * An author's picture, beside their name.
 *
 * It is fetched from the server and drawn on a canvas, so that it is shown on pages whose rules allow
 * no images: they have allowed the connection, and a canvas loads nothing. Whatever a message says,
 * the address is below the server's. What cannot be shown leaves no trace; the name says it all.
 *
 * @module
 */
import { css, html, type TemplateResult } from "lit";
import { adoptSheet } from "../../component/feature_style.ts";

const NAME = "small-talk-picture";
/** As many as it is shown with, for screens that have three in the place of one. */
const PIXELS = 60;

/** Each picture of the page, cut and made small once; nothing for what is none. */
const pictures = new Map<string, Promise<HTMLCanvasElement | undefined>>();

/** The picture at a path of the server, as a sender has it. */
export function picture(path: string): TemplateResult {
  if (customElements.get(NAME) === undefined) customElements.define(NAME, pictureElement());
  return html`<small-talk-picture .path=${path} aria-hidden="true"></small-talk-picture>`;
}

/** An element that is empty, and of no size, until there is something to be seen. */
function pictureElement(): CustomElementConstructor {
  return class extends HTMLElement {
    #path = "";

    connectedCallback(): void {
      adoptSheet(this, pictureStyle);
    }

    set path(path: string) {
      if (path === this.#path) return;
      this.#path = path;
      this.replaceChildren();
      pictureAt(path).then((drawn) => {
        if (drawn !== undefined && path === this.#path) this.replaceChildren(square(drawn, PIXELS));
      });
    }
  };
}

/** Asks for a picture once, and again only where there was no network. */
function pictureAt(path: string): Promise<HTMLCanvasElement | undefined> {
  let found = pictures.get(path);
  if (found === undefined) {
    found = load(path).catch(() => {
      pictures.delete(path);
      return undefined;
    });
    pictures.set(path, found);
  }
  return found;
}

/** @throws {TypeError} when there is no network */
async function load(path: string): Promise<HTMLCanvasElement | undefined> {
  const answer = await fetch(new URL(`..${path}`, import.meta.url), { credentials: "omit" });
  if (!answer.ok) return undefined;
  const image = await createImageBitmap(await answer.blob()).catch(() => undefined);
  if (image === undefined) return undefined;
  const small = square(image, PIXELS);
  image.close();
  return small;
}

/** The middle of an image. */
function square(image: ImageBitmap | HTMLCanvasElement, pixels: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = pixels;
  const { width, height } = image;
  const side = Math.min(width, height);
  const brush = canvas.getContext("2d");
  if (brush !== null) {
    brush.imageSmoothingQuality = "high";
    const [left, top] = [(width - side) / 2, (height - side) / 2];
    brush.drawImage(image, left, top, side, side, 0, 0, pixels, pixels);
  }
  return canvas;
}

const pictureStyle = css`
  small-talk-picture {
    display: inline-block;
    flex: none;
    margin-block: -1px;
    border-radius: 50%;
    inline-size: 20px;
    block-size: 20px;
    overflow: hidden;
    vertical-align: top;

    &:empty {
      display: none;
    }

    & canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
  }

  .presence small-talk-picture {
    margin-inline-end: 6px;
  }
`;
