/**
 * What an application may do around the handshake that opens a connection.
 *
 * @module
 */
import type { RequestInfo } from "./connection.ts";

/** Looks at a request that would open a connection; with SockJS, at the first of its session. */
export interface HandshakeInterceptor {
  /**
   * Before the connection opens. It does not wait for anything: what needs to be looked up is looked
   * up at CONNECT, by `authenticate`.
   *
   * @param attributes become the session's; this and every later interceptor may add some
   * @returns a response refuses; nothing lets the request on
   */
  before?(
    request: Request,
    context: { readonly info: RequestInfo; readonly attributes: Record<string, unknown> },
  ): Response | void;
  /**
   * When it is decided, for those whose `before` was asked, the last one first.
   *
   * @param refusal `undefined` when the connection opens
   */
  after?(request: Request, refusal: Response | undefined): void;
}

/**
 * Asks interceptors in order, until one refuses.
 *
 * @returns the refusal, or the attributes they have put in
 */
export function interceptHandshake(
  interceptors: readonly HandshakeInterceptor[],
  request: Request,
  { info, attributes }: {
    readonly info: RequestInfo;
    readonly attributes: Readonly<Record<string, unknown>>;
  },
): Response | Readonly<Record<string, unknown>> {
  if (interceptors.length === 0) return attributes;
  const gathered = { ...attributes };
  const asked: HandshakeInterceptor[] = [];
  let refusal: Response | undefined;
  for (const interceptor of interceptors) {
    asked.unshift(interceptor);
    refusal = interceptor.before?.(request, { info, attributes: gathered }) ?? undefined;
    if (refusal !== undefined) break;
  }
  for (const interceptor of asked) interceptor.after?.(request, refusal);
  return refusal ?? gathered;
}
