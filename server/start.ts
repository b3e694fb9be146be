/**
 * `deno task start`: builds the widget.
 *
 * @module
 */

if (import.meta.main) {
  const builder = new URL("../widget/build.ts", import.meta.url);
  if (await Deno.stat(builder).then(() => true, () => false)) {
    const { build } = await import(builder.href) as { build(): Promise<unknown> };
    await build();
  }
}
