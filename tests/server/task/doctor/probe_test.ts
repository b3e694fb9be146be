/**
 * What checks look with.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { examined } from "../../../helper/examined.ts";

Deno.test("a server with the same keys is known, at every address; what is asked twice is asked once", () =>
  examined(async ({ probe, site }) => {
    const there = await probe(site.origin);
    const [one, two] = [await there.there(), await there.there()];
    equal(one, two);
    equal(one.kind, "known");
    equal((await there.here()).kind, "known");
    equal(await there.front(), "unknown");
    equal(there.readerToken()?.startsWith("reader.default."), true);
  }));

Deno.test("the server is asked at an address one can ask, whatever it listens to", () =>
  examined(async ({ probe, site }) => {
    const at = async (host: string) =>
      (await probe(site.origin, { HOST: host, PORT: "1" })).localUrl;
    equal(await at("0.0.0.0"), "http://127.0.0.1:1");
    equal(await at("::"), "http://[::1]:1");
    equal(await at("10.0.0.5"), "http://10.0.0.5:1");
  }));
