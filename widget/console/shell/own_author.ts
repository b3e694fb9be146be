/**
 * Who is signed in, as they are now: a name or picture that was changed, here or in another console of
 * theirs, counts at once.
 *
 * @module
 */
import { type AuthorRole, isAuthorCard } from "../../../shared/chat/author.ts";
import type { Sender } from "../../../shared/chat/event.ts";
import { ME_CHANGES } from "../../../shared/chat/own_destination.ts";
import type { Link } from "../../state/link.ts";

/** What an author may do: all, everything but people and the server, or nothing but moderate. */
export type Role = AuthorRole;

/** Who is signed in. */
export interface DeskAuthor extends Sender {
  readonly role: Role;
}

/** See the head of this file. */
export class OwnAuthor {
  readonly #listeners = new Set<() => void>();
  #now: DeskAuthor;

  /** @param author as they signed in */
  constructor(author: DeskAuthor) {
    this.#now = author;
  }

  /** As they are now; another object when they change. */
  get now(): DeskAuthor {
    return this.#now;
  }

  /** Hears every change. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over what they are called, and their picture; what one of somebody else says is nothing. */
  become({ id, name, avatar }: Pick<Sender, "id" | "name" | "avatar">): void {
    const { avatar: before, ...rest } = this.#now;
    if (id !== rest.id || name === rest.name && avatar === before) return;
    this.#now = { ...rest, name, ...avatar !== undefined && { avatar } };
    for (const listener of this.#listeners) listener();
  }

  /**
   * Hears it from the server, too. Returns how to stop.
   *
   * @param ask asks who is signed in; what was told while the connection was lost, nobody heard
   */
  follow(
    link: Pick<Link, "follow" | "status" | "watch">,
    ask: () => Promise<{ readonly author: DeskAuthor | undefined }>,
  ): () => void {
    let hasBeenThere = link.status.kind === "online";
    let isLost = false;
    const stops = [
      link.follow(() => ME_CHANGES, (body) => {
        if (isAuthorCard(body)) this.become(body.author);
      }),
      link.watch(() => {
        const isOnline = link.status.kind === "online";
        if (isOnline && isLost) {
          void ask().then(({ author }) => {
            if (author !== undefined) this.become(author);
          });
        }
        hasBeenThere ||= isOnline;
        isLost = hasBeenThere && !isOnline;
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }
}
