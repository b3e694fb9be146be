/**
 * Origins of web pages, exactly as browsers write them.
 *
 * @module
 */

/** Whether `text` is an origin exactly as a browser writes it. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.parse(text)?.origin === text;
}

/** Whether `text` is the origin of a page of this machine: `localhost`, 127.0.0.0/8 or [::1]. */
export function isLoopbackOrigin(text: string): boolean {
  if (!isOrigin(text)) return false;
  const { hostname } = new URL(text);
  // A canonical host in this form is an IPv4 address: "127.example" would not have got this far.
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
}
