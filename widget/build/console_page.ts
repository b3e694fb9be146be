/**
 * The console's page, and the one on which a reader asks to be told: each holds its script and nothing
 * else.
 *
 * @module
 */
import type { BuiltFile, Bundles } from "./bundler.ts";

/** The page that loads the built console. */
export function consolePage(entries: Bundles["entries"]): BuiltFile {
  const [script = "console.js"] = entries["console.js"] ?? [];
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffefb">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1e1c1a">
<meta name="mobile-web-app-capable" content="yes">
<meta name="apple-mobile-web-app-title" content="smallTalk">
<title>smallTalk</title>
<link rel="manifest" href="console.webmanifest">
<link rel="icon" type="image/svg+xml" href="icons/mark.svg">
<link rel="apple-touch-icon" href="icons/touch-180.png">
<script type="module" src="${script}"></script>
</head>
<body>
<small-talk-console></small-talk-console>
</body>
</html>
`;
  return { path: "console.html", bytes: new TextEncoder().encode(page) };
}

/** The page on which a reader asks to be told in their browser. Its words come with its script. */
export function followPage(): BuiltFile {
  const page = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>smallTalk</title>
<link rel="icon" type="image/svg+xml" href="icons/mark.svg">
<script defer src="follow.js"></script>
</head>
<body></body>
</html>
`;
  return { path: "follow.html", bytes: new TextEncoder().encode(page) };
}
