/**
 * How a reader who leaves asks to be told of an answer.
 *
 * @module
 */

/** The body of `POST /api/reader/follow`. */
export interface FollowRequest {
  readonly room: string;
  /** The id of a message of the reader's own in the open; without it, their whisper is meant. */
  readonly question?: string;
  readonly email: string;
  /** In which language to write, as a BCP 47 tag. */
  readonly language?: string;
  /** Whether the answer itself stands in the mail; in private it does not, unless this says so. */
  readonly text?: boolean;
  /** Whether further answers are told too. */
  readonly more?: boolean;
}

/** What comes of it. */
export interface FollowAnswer {
  /** `asked`: whoever has the address is asked whether they want it; `confirmed`: they have said so. */
  readonly state: "asked" | "confirmed";
}

/** Whether a body has the shape of a {@linkcode FollowAnswer}. */
export function isFollowAnswer(body: unknown): body is FollowAnswer {
  const { state }: { state?: unknown } = Object(body);
  return state === "asked" || state === "confirmed";
}
