/**
 * `deno task icons`: draws the console's icons, which systems want as PNG, from our own SVG. They are
 * kept in the repository, so that a build needs no browser.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { withChromium } from "../helper/shared_chromium.ts";

const FOLDER = fileURLToPath(new URL("../../widget/icon/", import.meta.url));

/** Each PNG, from which SVG, and its width and height. */
export const ICONS: readonly (readonly [png: string, svg: string, pixels: number])[] = [
  ["console-192.png", "mark.svg", 192],
  ["console-512.png", "mark.svg", 512],
  ["maskable-512.png", "maskable.svg", 512],
  // A phone that rounds icons itself shows what is transparent as black.
  ["touch-180.png", "maskable.svg", 180],
  ["badge-96.png", "badge.svg", 96],
];

/** An image, where nothing is known of pages. */
interface Decodable {
  readonly decode: () => Promise<void>;
}

async function draw(): Promise<void> {
  await withChromium(async (browser) => {
    const page = await browser.newPage();
    for (const [png, svg, pixels] of ICONS) {
      const drawing = await Deno.readTextFile(FOLDER + svg);
      await page.setViewportSize({ width: pixels, height: pixels });
      const source = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
      await page.setContent(`<style>body{margin:0}img{display:block}</style><img src="${source}">`);
      await page.locator("img").evaluate((image, size) => {
        const { decode } = Object.assign(image, { width: size }) as unknown as Decodable;
        return decode.call(image);
      }, pixels);
      await page.screenshot({ path: FOLDER + png, omitBackground: true });
    }
  });
}

if (import.meta.main) await draw();
