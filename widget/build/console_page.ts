/**
 * The console's page: it holds the console and nothing else.
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
<title>smallTalk</title>
<script type="module" src="${script}"></script>
</head>
<body>
<small-talk-console></small-talk-console>
</body>
</html>
`;
  return { path: "console.html", bytes: new TextEncoder().encode(page) };
}
