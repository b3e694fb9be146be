/**
 * What the server has noticed of pages that have the tag, without asking them: for authors who set
 * the chat up; with guards.
 *
 * @module
 */
import { fieldsOf, isBoolean, isCount, isListOf, isOptional, isString } from "./guard.ts";

/** What a page, or somebody on it, got to last. Moments are in milliseconds since 1970. */
export interface PageSight {
  /** Of the page, such as `https://blog.example`. */
  readonly origin: string;
  /** The site whose pages are at the origin; left out: its pages are not let in. */
  readonly site?: string;
  /** When something it asked for was refused, since its pages were not let in. */
  readonly refusedAt?: number;
  /** When it loaded the tag. */
  readonly tagAt?: number;
  /** When it loaded the component, since somebody wanted the chat. */
  readonly elementAt?: number;
  /** When it asked for a reader's token. */
  readonly readerAt?: number;
  /** When a STOMP session of it was connected. */
  readonly connectedAt?: number;
  /** What carried that session: a WebSocket, or SockJS in its place. */
  readonly carrier?: "websocket" | "sockjs";
  /** The path of the page, as its room has it. */
  readonly path?: string;
}

/** SUBSCRIBE to `PAGE_LIST` answers this. */
export interface PageSightList {
  /** Those of the last hour, the newest first. */
  readonly pages: readonly PageSight[];
  /** Whether the server is reached over plain http, so that no browser loads the tag on https pages. */
  readonly plainHttp: boolean;
}

/** Whether a body has the shape of a {@linkcode PageSight}. */
export function isPageSight(body: unknown): body is PageSight {
  const sight = fieldsOf<PageSight>(body);
  const moments = [
    sight.refusedAt,
    sight.tagAt,
    sight.elementAt,
    sight.readerAt,
    sight.connectedAt,
  ];
  return isString(sight.origin) && isOptional(sight.site, isString) &&
    isOptional(sight.path, isString) && isOptional(sight.carrier, isCarrier) &&
    moments.every((moment) => isOptional(moment, isCount));
}

/** Whether a body has the shape of a {@linkcode PageSightList}. */
export function isPageSightList(body: unknown): body is PageSightList {
  const { pages, plainHttp } = fieldsOf<PageSightList>(body);
  return isListOf(pages, isPageSight) && isBoolean(plainHttp);
}

function isCarrier(value: unknown): value is "websocket" | "sockjs" {
  return value === "websocket" || value === "sockjs";
}
