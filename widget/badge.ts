/**
 * The count of unread messages on the launcher. Apart from the launcher, because the component shows
 * it without drawing one.
 *
 * @module
 */

/** Shows how many messages are unread; nothing for none. */
export function showUnread(button: HTMLButtonElement, count: number): void {
  const badge = button.querySelector("b") ?? button.appendChild(document.createElement("b"));
  badge.textContent = count > 0 ? `${count}` : "";
}
