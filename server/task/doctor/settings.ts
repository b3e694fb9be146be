/**
 * The settings, which all other checks need: read as the server reads them.
 *
 * @module
 */
import { type Config, ConfigError, readConfig } from "../../setting/config.ts";
import { fault, ok, type Verdict, warning } from "./verdict.ts";

const SETTINGS = "Environment";

/** The settings, and what is to be said of them; none when they cannot be used. */
export interface SettingsRead {
  readonly config: Config | undefined;
  readonly verdicts: readonly Verdict[];
}

/** Reads them. @param env the value of an environment variable */
export function readSettings(env: (name: string) => string | undefined): SettingsRead {
  try {
    const config = readConfig(env);
    return { config, verdicts: [ok(SETTINGS, "They can be read"), ...opinions(config)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: undefined, verdicts: error.faults.map((text) => fault(SETTINGS, text)) };
  }
}

/** What can be read, and is likely not meant. */
function opinions({ host, publicUrl, trustedProxies }: Config): readonly Verdict[] {
  const isOpen = host === "0.0.0.0" || host === "::";
  if (isOpen && publicUrl.startsWith("https:") && trustedProxies.length > 0) {
    return [
      warning(
        SETTINGS,
        `The server listens to every network (HOST=${host}), not to its proxy alone`,
        "HOST=127.0.0.1, if the proxy runs on this machine",
      ),
    ];
  }
  return [];
}
