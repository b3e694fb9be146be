import { equal } from "node:assert/strict";
import {
  isAuthorInfo,
  isAuthorList,
  isInvitation,
  isSessionList,
} from "../../../shared/chat/author.ts";

const author = { id: "a", name: "A", role: "author" };
const session = { id: "s", createdAt: 1, seenAt: 2, expiresAt: 3 };

Deno.test("an author is known by what every author has, and what some have", () => {
  for (
    const more of [{}, { role: "owner" }, { role: "moderator", linkExpiresAt: 5 }, {
      invited: true,
      avatar: "/avatars/a.png",
    }]
  ) {
    equal(isAuthorInfo({ ...author, ...more }), true);
  }
  for (
    const more of [{ id: 7 }, { name: null }, { role: "king" }, { linkExpiresAt: "" }, {
      invited: 1,
    }, { avatar: 1 }]
  ) {
    equal(isAuthorInfo({ ...author, ...more }), false, JSON.stringify(more));
  }
  equal(isAuthorList({ authors: [author] }), true);
  equal(isAuthorList({ authors: [author, null] }), false);
  equal(isAuthorList([]), false);
});

Deno.test("an invitation has an author, a link and an end", () => {
  const invitation = { author, link: "http://localhost/console#link=x", expiresAt: 1 };
  equal(isInvitation(invitation), true);
  for (const name of ["author", "link", "expiresAt"]) {
    equal(isInvitation({ ...invitation, [name]: undefined }), false, name);
  }
});

Deno.test("a list of sessions has sessions, of which one may be the present one", () => {
  equal(
    isSessionList({
      sessions: [session, { ...session, browser: "Firefox", system: "Linux", current: true }],
    }),
    true,
  );
  for (
    const more of [{ id: 1 }, { createdAt: -1 }, { seenAt: "" }, { browser: 1 }, { current: false }]
  ) {
    equal(isSessionList({ sessions: [{ ...session, ...more }] }), false, JSON.stringify(more));
  }
  equal(isSessionList({}), false);
});
