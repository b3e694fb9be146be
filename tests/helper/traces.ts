/**
 * What is left of a text in the files of a data folder and in the log of a server.
 *
 * @module
 */
import type { ChatSite } from "./chat_site.ts";
import type { DataDir } from "./data_dir.ts";

/** Each file that has the text, and the log, with how often; the server may run. */
export function tracesOf(
  text: string,
  { path, names }: DataDir,
  { log }: Pick<ChatSite, "log">,
): Readonly<Record<string, number>> {
  const files = names().map((name) =>
    [name, new TextDecoder("latin1").decode(Deno.readFileSync(`${path}/${name}`))] as const
  );
  const counts = [...files, ["log", log.join("\n")] as const]
    .map(([name, content]) => [name, content.split(text).length - 1] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
