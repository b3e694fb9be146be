/**
 * Where `deno task doctor` asks a server who it is, and what it sees of a request that came through
 * whatever stands before it.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { answerDoctor } from "../../chat/token/doctor_token.ts";
import type { Keyring } from "../../chat/token/keyring.ts";
import { bearerOf } from "../request/bearer.ts";
import { answerRefused } from "../response/refused_error.ts";

/** What a server says to the doctor. */
export interface DoctorAnswer {
  /** Only a server with the same keys can give it. */
  readonly proof: string;
  /** Names this process, so that two behind one address are told apart. */
  readonly instance: string;
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly publicUrl: string;
  /** The other end of the connection. */
  readonly peer: string;
  /** Whom the server takes for the client. */
  readonly address: string;
  readonly forwardedFor: string | null;
  readonly forwardedProto: string | null;
  readonly host: string | null;
  /** How much of a body has come. */
  readonly bodyBytes: number;
}

/** What the routes are made with. */
export interface DoctorRoutesOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly publicUrl: string;
  readonly instance: string;
  readonly peerOf: (context: Context) => string;
  readonly addressOf: (context: Context) => string;
}

/**
 * `POST /api/doctor`: a `DoctorAnswer`, for whoever can read the keys beside the data: it says nothing
 * that would help anybody else.
 */
export function createDoctorRoutes(options: DoctorRoutesOptions): Hono {
  const { keyring, clock, publicUrl, instance, peerOf, addressOf } = options;
  return new Hono()
    .onError(answerRefused)
    .post("/api/doctor", async (c) => {
      const now = clock.now();
      const proof = answerDoctor(bearerOf(c.req.raw.headers), { keyring, now });
      if (proof === undefined) {
        throw new Refused({
          code: "token-invalid",
          message: 'Only "deno task doctor" may ask, which can read the data folder.',
        });
      }
      const header = (name: string) => c.req.raw.headers.get(name);
      const answer: DoctorAnswer = {
        proof,
        instance,
        now,
        publicUrl,
        peer: peerOf(c),
        address: addressOf(c),
        forwardedFor: header("x-forwarded-for"),
        forwardedProto: header("x-forwarded-proto"),
        host: header("host"),
        bodyBytes: (await c.req.arrayBuffer()).byteLength,
      };
      return c.json(answer);
    });
}
