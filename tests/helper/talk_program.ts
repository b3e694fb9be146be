/**
 * A whole server as a program, to be killed. Arguments: its port and its data folder. It writes a
 * line once it answers.
 *
 * @module
 */
import { busySite } from "./chat_site.ts";

if (import.meta.main) {
  const [port = "", dataDir = ""] = Deno.args;
  const { origin } = await busySite(dataDir, Number(port), { OWNER_PASSWORD: "" });
  await Deno.stdout.write(new TextEncoder().encode(`Listening on ${origin}\n`));
}
