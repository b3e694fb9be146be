/**
 * The count of unread messages on the launcher. Apart from the launcher, because the component shows
 * it without drawing one.
 *
 * @module
 */

/** Shows how many messages are unread; nothing for none. */
export function showUnread(button: HTMLButtonElement, count: number): void {
  const badge = button.querySelector("b");
  // An empty one would still take the room of a gap, and the launcher would move.
  if (count <= 0) badge?.remove();
  else (badge ?? button.appendChild(document.createElement("b"))).textContent = `${count}`;
}
