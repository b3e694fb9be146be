/**
 * The tag, as readers' browsers get it: whether it may be embedded, is compressed, and is asked for
 * anew after an upgrade.
 *
 * @module
 */
import { type Answered, ask } from "../ask.ts";
import type { Check } from "../probe.ts";
import { fault, ok, type Verdict, warning } from "../verdict.ts";

const TAG = "The tag";
const EMBEDDING = "Embedding";
const CACHE = "Cache";
const SIZE = "Compression";
const CONSOLE = "The console";
/** A tag that is kept longer is the old one for as long. */
const MAX_AGE_SECONDS = 3_600;

/** See the head of this file. */
export const files: Check = {
  name: "What browsers get",
  async run({ url }) {
    const headers = { "accept-encoding": "br, gzip", origin: "https://doctor.invalid" };
    const tag = await ask(`${url}/small-talk.js`, { headers });
    if (tag.kind === "unanswered" || tag.status !== 200) {
      const why = tag.kind === "unanswered" ? tag.reason : String(tag.status);
      return [
        fault(TAG, `/small-talk.js does not come (${why})`, "Build it: deno task build"),
      ];
    }
    return [
      ok(TAG, "/small-talk.js comes"),
      judgeEmbedding(tag),
      judgeCache(tag),
      judgeSize(tag),
      await lookAtConsole(url),
    ];
  },
};

function judgeEmbedding({ headers }: Answered): Verdict {
  const isOpen = headers["access-control-allow-origin"] === "*" &&
    headers["cross-origin-resource-policy"] === "cross-origin";
  return isOpen ? ok(EMBEDDING, "Any page may load it") : fault(
    EMBEDDING,
    "Its headers keep pages of other origins from loading it",
    "Let the proxy add no Cross-Origin-Resource-Policy and no Access-Control-Allow-Origin, and " +
      "remove none",
  );
}

/** For how long browsers keep the tag. */
export function judgeCache({ headers }: Pick<Answered, "headers">): Verdict {
  const [, age = ""] = /max-age=(\d+)/.exec(headers["cache-control"] ?? "") ?? [];
  if (age !== "" && Number(age) <= MAX_AGE_SECONDS && headers["etag"] !== undefined) {
    return ok(CACHE, `Browsers ask again after ${Number(age)} s`);
  }
  const seen = headers["etag"] === undefined
    ? "The tag has no ETag"
    : `Browsers keep the tag for ${age === "" ? "as long as they like" : `${age} s`}`;
  return warning(
    CACHE,
    `${seen}: after an upgrade readers have the old one`,
    "Let the proxy pass Cache-Control and ETag on as they came (Cloudflare: Browser Cache TTL → " +
      "Respect Existing Headers)",
  );
}

function judgeSize({ headers }: Answered): Verdict {
  const coding = headers["content-encoding"];
  return coding === "br" || coding === "gzip" || coding === "zstd"
    ? ok(SIZE, `It comes as ${coding}`)
    : warning(
      SIZE,
      "It comes uncompressed, though the server has it compressed",
      "Let the proxy pass Accept-Encoding on (nginx: no proxy_set_header Accept-Encoding)",
    );
}

async function lookAtConsole(url: string): Promise<Verdict> {
  const page = await ask(`${url}/console`);
  if (page.kind === "unanswered" || page.status !== 200) {
    return fault(CONSOLE, "/console does not come", "Build it: deno task build");
  }
  return page.headers["content-security-policy"]?.includes("trusted-types")
    ? ok(CONSOLE, "It comes with its content security policy")
    : warning(
      CONSOLE,
      "It comes without the server's content security policy",
      "Let the proxy pass Content-Security-Policy on as it came",
    );
}
