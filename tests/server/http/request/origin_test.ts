import { deepEqual, equal } from "node:assert/strict";
import { isLoopbackOrigin } from "../../../../server/chat/site/web_origin.ts";
import {
  isAllowedOrigin,
  isFromOwnPage,
  mayTalk,
  ownOrigins,
  settingFor,
} from "../../../../server/http/request/origin.ts";
import { HOSTILE_ORIGINS } from "../../../helper/hostile_origin.ts";
import { sitePolicy, sitesOf, siteWith } from "../../../helper/site_policy.ts";

const OPEN = sitePolicy({ own: ["https://talk.example"], allowed: undefined });
const LISTED = sitePolicy({
  own: ["https://talk.example"],
  allowed: ["https://blog.example", "http://localhost:4000"],
});

/** Neighbours of the hostile ones. */
const SITES = [
  siteWith("one", { origins: ["https://one.blog.example", "http://127.0.0.1:4000"] }),
  siteWith("two", { origins: ["https://blog.example:9443", "http://blog.example:8080"] }),
];

Deno.test.each(HOSTILE_ORIGINS)("origin %j is refused with a list and without", (origin) => {
  equal(isAllowedOrigin(origin, OPEN), false);
  equal(isAllowedOrigin(origin, LISTED), false);
});

Deno.test.each(HOSTILE_ORIGINS)("origin %j is of no site, and speaks for none", (origin) => {
  const sites = sitesOf(LISTED, SITES);
  equal(sites.siteOfOrigin(origin), undefined);
  for (const { id } of sites.all()) equal(sites.admits(id, origin), false);
  for (const { id } of SITES) equal(sitesOf(OPEN, SITES).admits(id, origin), false);
});

Deno.test("origin of one site speaks for no other", () => {
  const sites = sitesOf(LISTED, SITES);
  const pages = sites.all().flatMap(({ id, origins }) => origins.map((origin) => [id, origin]));
  equal(pages.length, 6);
  for (const [site, origin = ""] of pages) {
    equal(sites.siteOfOrigin(origin), site);
    for (const { id } of sites.all()) equal(sites.admits(id, origin), id === site, origin);
  }
});

Deno.test("origin of the server itself is always allowed", () => {
  equal(isAllowedOrigin("https://talk.example", OPEN), true);
  equal(isAllowedOrigin("https://talk.example", LISTED), true);
});

Deno.test("origin of this machine is allowed on any port while there is no list", () => {
  const local = [
    "http://localhost",
    "https://localhost:8443",
    "http://127.0.0.1:4000",
    "http://127.8.9.1",
    "http://[::1]:3000",
  ];
  for (const origin of local) {
    equal(isLoopbackOrigin(origin), true, origin);
    equal(isAllowedOrigin(origin, OPEN), true, origin);
    equal(isAllowedOrigin(origin, LISTED), false, origin);
  }
  equal(isAllowedOrigin("http://localhost:4000", LISTED), true);
});

Deno.test("origin on the list is allowed, and only exactly so", () => {
  equal(isAllowedOrigin("https://blog.example", LISTED), true);
  equal(isAllowedOrigin("https://blog.example", OPEN), false);
});

Deno.test("server reached under one loopback name is reached under all of them", () => {
  deepEqual(ownOrigins("https://talk.example"), ["https://talk.example"]);
  deepEqual(ownOrigins("http://localhost:8080"), [
    "http://localhost:8080",
    "http://127.0.0.1:8080",
    "http://[::1]:8080",
  ]);
  deepEqual(ownOrigins("http://127.0.0.2"), [
    "http://127.0.0.2",
    "http://localhost",
    "http://127.0.0.1",
    "http://[::1]",
  ]);
});

Deno.test("request without an origin may talk only without a cookie", () => {
  equal(mayTalk(new Headers(), LISTED), true);
  equal(mayTalk(new Headers({ cookie: "a=b" }), LISTED), false);
  equal(mayTalk(new Headers({ cookie: "a=b", origin: "https://blog.example" }), LISTED), true);
  equal(mayTalk(new Headers({ origin: "null" }), LISTED), false);
});

Deno.test("only the server's own pages count as own", () => {
  equal(isFromOwnPage(new Headers({ origin: "https://talk.example" }), LISTED), true);
  equal(isFromOwnPage(new Headers({ origin: "https://blog.example" }), LISTED), false);
  equal(isFromOwnPage(new Headers(), LISTED), false);
});

Deno.test("setting for an origin keeps those already there; what is no origin has none", () => {
  equal(settingFor("https://a.example", OPEN), "ALLOWED_ORIGINS=https://a.example");
  equal(
    settingFor("https://a.example", LISTED),
    "ALLOWED_ORIGINS=https://blog.example,http://localhost:4000,https://a.example",
  );
  equal(settingFor("null", OPEN), undefined);
});
