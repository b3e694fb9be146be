/**
 * The widget as it is built: once for all tests, since a build that would be the same is not made
 * again.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { build } from "../../widget/build.ts";
import { withBundler } from "./bundler.ts";

/** Where the server looks for it. */
export const BUILT = fileURLToPath(new URL("../../widget/dist", import.meta.url));

/** Builds the widget where the sources have changed. How heavy it is, is a test's matter elsewhere. */
export async function buildWidget(): Promise<void> {
  await withBundler(() => build().catch((error) => void error));
}
