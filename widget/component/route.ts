/**
 * Notices when a single-page app shows another page under the same document.
 *
 * @module
 */

/**
 * Tells when the address may have changed. Returns how to stop. Nothing of the page is patched: where
 * the Navigation API is missing, an app that shows another page also changes what is on it.
 */
export function followRoute(told: () => void): () => void {
  let path = location.pathname;
  const look = () => {
    if (path === location.pathname) return;
    path = location.pathname;
    told();
  };
  const { navigation } = globalThis;
  navigation?.addEventListener("currententrychange", look);
  addEventListener("popstate", look);
  const observer = new MutationObserver(look);
  if (!navigation) observer.observe(document, { childList: true, subtree: true });
  return () => {
    navigation?.removeEventListener("currententrychange", look);
    removeEventListener("popstate", look);
    observer.disconnect();
  };
}
