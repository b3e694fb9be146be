/**
 * Who makes a request, as far as the connection and trusted proxies tell.
 *
 * @module
 */
import { type Keyring, pseudonymOf } from "../../chat/token/keyring.ts";
import { clientAddress, proxyList } from "./address.ts";
import { clientNetwork } from "./network.ts";

/** What a request's handler knows of its client; Hono hands it on as `env`. */
export interface Client {
  /** The other end of the connection: a proxy, if there is one. */
  readonly peer: string;
  /** For limits that are forgotten; never kept. */
  readonly address: string;
  /** Names the client's network, if it is known; the network cannot be read from it. */
  readonly network: string | undefined;
}

/** Where a request comes from. */
export interface Connected {
  readonly remoteAddr: Deno.Addr;
}

/** Tells clients of requests. */
export interface Clients {
  clientOf(request: Request, info: Connected): Client;
  networkOf(request: Request, info: Connected): string | undefined;
}

/** What {@linkcode clientsOf} needs. */
export interface ClientsOptions {
  readonly keyring: Pick<Keyring, "pseudonymSecret">;
  /** IP addresses and networks. */
  readonly trustedProxies: readonly string[];
}

/** Tells clients by what trusted proxies say. */
export function clientsOf({ keyring, trustedProxies }: ClientsOptions): Clients {
  const proxies = proxyList(trustedProxies);
  const networkOf: Clients["networkOf"] = ({ headers }, info) => {
    const network = clientNetwork(hostOf(info), headers.get("x-forwarded-for"), proxies);
    return network && pseudonymOf(keyring, ["network", network]);
  };
  return {
    networkOf,
    clientOf: (request, info) => ({
      peer: hostOf(info),
      address: clientAddress(hostOf(info), request.headers.get("x-forwarded-for"), proxies),
      // Few ask for it, and it costs a hash.
      get network() {
        return networkOf(request, info);
      },
    }),
  };
}

function hostOf({ remoteAddr }: Connected): string {
  return "hostname" in remoteAddr ? remoteAddr.hostname : "";
}
