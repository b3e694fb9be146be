/**
 * What is left of a text in the files of a data folder and in the log of a server.
 *
 * @module
 */
import { KV_FILE } from "../../server/setting/store_setting.ts";
import type { ChatSite } from "./chat_site.ts";
import type { DataDir } from "./data_dir.ts";
import { kvRows } from "./kv_file.ts";
import { ON_KV } from "./test_store.ts";

/**
 * The octets of every file, as text, by their names; of a Deno KV its keys and values, as what it does
 * with its file is its own affair. The server may run.
 */
export async function textOfFiles(
  { path, file, names }: DataDir,
): Promise<Readonly<Record<string, string>>> {
  const read = names().filter((name) => !(ON_KV && name.startsWith(KV_FILE))).map((name) =>
    [name, new TextDecoder("latin1").decode(Deno.readFileSync(`${path}/${name}`))] as const
  );
  return { ...Object.fromEntries(read), ...ON_KV && await kvRows(file) };
}

/** Each file that has the text, and the log, with how often; the server may run. */
export async function tracesOf(
  text: string,
  folder: DataDir,
  { log }: Pick<ChatSite, "log">,
): Promise<Readonly<Record<string, number>>> {
  const texts = Object.entries({ ...await textOfFiles(folder), log: log.join("\n") });
  const counts = texts.map(([name, content]) => [name, content.split(text).length - 1] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
