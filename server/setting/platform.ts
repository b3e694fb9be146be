/**
 * Whether the program runs on Deno Deploy, and what that platform says of itself.
 *
 * @module
 */

/** What is known of where the program runs. */
export interface Platform {
  /** Several instances, no disk of one's own, stopped when nobody asks for anything. */
  readonly isDeploy: boolean;
  /** The address Deno Deploy gives an app: an origin; `undefined` elsewhere. */
  readonly publicUrl: string | undefined;
}

const MARKS = ["DENO_DEPLOY", "DENO_DEPLOYMENT_ID"];
/** Its documentation has used both. */
const APP = ["DENO_DEPLOY_APP_SLUG", "DENO_DEPLOY_APPLICATION_SLUG"];
const ORGANIZATION = ["DENO_DEPLOY_ORG_SLUG", "DENO_DEPLOY_ORGANIZATION_SLUG"];
const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** The environment variables of the platform that are looked at. */
export const PLATFORM_NAMES: readonly string[] = [...MARKS, ...APP, ...ORGANIZATION];

/** @param env the value of an environment variable */
export function readPlatform(env: (name: string) => string | undefined): Platform {
  const first = (names: readonly string[]) => names.map(env).find((value) => (value ?? "") !== "");
  const isDeploy = first(MARKS) !== undefined;
  const [app = "", organization = ""] = [first(APP), first(ORGANIZATION)];
  const isNamed = isDeploy && SLUG.test(app) && SLUG.test(organization);
  return { isDeploy, publicUrl: isNamed ? `https://${app}.${organization}.deno.net` : undefined };
}
