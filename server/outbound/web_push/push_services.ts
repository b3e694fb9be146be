/**
 * To which addresses push messages may go: a browser names its own, and a forger could name any
 * machine that the server reaches.
 *
 * @module
 */

/** The push services of Chrome and Edge's peers, Firefox, Safari and Edge, as `--allow-net` writes hosts. */
export const PUSH_SERVICES: readonly string[] = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
];

/** The hosts push messages may go to: none where the server does not push. */
export function pushHostsOf(
  { webPush, pushHosts }: { readonly webPush: boolean; readonly pushHosts: readonly string[] },
): readonly string[] {
  return webPush ? [...PUSH_SERVICES, ...pushHosts] : [];
}

/** Longer addresses are nobody's. */
export const MAX_ENDPOINT_LENGTH = 1_000;
const HTTPS_PORT = "443";
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/;

/**
 * Why no message goes to an address, or `undefined` when it may.
 *
 * @param hosts what is allowed: names, `*.name` for all below a name, each with a port unless it is 443
 */
export function endpointFault(endpoint: string, hosts: readonly string[]): string | undefined {
  if (endpoint.length > MAX_ENDPOINT_LENGTH) return "it is too long";
  const url = URL.parse(endpoint);
  if (url === null) return "it is no address";
  const isLoopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)) {
    return "it must begin with https://";
  }
  if (url.username !== "" || url.password !== "") return "it holds a name or a password";
  const port = url.port || (url.protocol === "https:" ? HTTPS_PORT : "80");
  if (hosts.some((allowed) => fits(url.hostname, port, allowed))) return undefined;
  return `${JSON.stringify(url.host)} is no known push service; PUSH_HOSTS may name it`;
}

/** Whether `text` names a host, or all below one, with or without a port. */
export function isPushHost(text: string): boolean {
  const host = text.replace(/^\*\./, "");
  return URL.parse(`https://${host}`)?.host === host && !/[*,]/.test(host);
}

function fits(hostname: string, port: string, allowed: string): boolean {
  const [, name = "", allowedPort = HTTPS_PORT] = /^(.*?)(?::(\d+))?$/.exec(allowed) ?? [];
  if (port !== allowedPort) return false;
  return name.startsWith("*.") ? hostname.endsWith(name.slice(1)) : hostname === name;
}
