/**
 * The tag for blogs of different making: where it goes, and what stands there.
 *
 * @module
 */
import type { Launcher } from "../site_form/launcher.ts";

/** What blogs are made with. */
export const PLATFORMS = ["html", "hugo", "jekyll", "astro", "wordpress", "ghost"] as const;

/** One of them. */
export type Platform = typeof PLATFORMS[number];

/** A tag to paste. */
export interface Recipe {
  /** The file it goes into, where there is one. */
  readonly file: string | undefined;
  readonly code: string;
}

const FILES: Readonly<Record<Platform, string | undefined>> = {
  html: undefined,
  hugo: "layouts/_default/single.html",
  jekyll: "_layouts/post.html",
  astro: "src/layouts/BlogPost.astro",
  wordpress: undefined,
  ghost: undefined,
};

/**
 * The tag for a blog.
 *
 * @param server where the server is reached, without a slash at its end
 */
export function recipeFor(platform: Platform, server: string, launcher: Launcher): Recipe {
  const src = `${server}/small-talk.js`;
  const code = tagOf(src, launcher, platform === "astro" ? "is:inline async" : "async");
  // What is typed must not end a template's own.
  const isTemplate = platform === "jekyll" && /\{[{%]/.test(launcher.label);
  return {
    file: FILES[platform],
    code: isTemplate ? `{% raw %}${code}{% endraw %}` : code,
  };
}

function tagOf(src: string, { side, label }: Launcher, how: string): string {
  if (label.trim() === "") {
    const corner = side === "start" ? ' data-side="start"' : "";
    return `<script ${how} src="${src}"${corner}></script>`;
  }
  const corner = side === "start" ? ' side="start"' : "";
  return `<small-talk${corner}><span slot="launcher">${
    escaped(label.trim())
  }</span></small-talk>\n` +
    `<script ${how} src="${src}"></script>`;
}

/** A text as it stands in HTML. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
