/**
 * What sites in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemorySites } from "../../../../../server/storage/memory/part/memory_sites.ts";
import { DEFAULT_MODERATION, type Site } from "../../../../../shared/chat/site.ts";

Deno.test("sites in memory keep what was put, whatever becomes of the object", () => {
  const origins = ["https://blog.example"];
  const site: Site = {
    id: "blog",
    title: "Blog",
    origins,
    language: "",
    theme: { mode: "auto" },
    moderation: DEFAULT_MODERATION,
  };
  const sites = new MemorySites();
  sites.put(site);
  origins.push("https://other.example");
  deepEqual(sites.all()[0]?.origins, ["https://blog.example"]);
});
