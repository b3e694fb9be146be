/**
 * What the server has of a reader, over a pretended link.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { ME, ME_CHANGES } from "../../../../shared/chat/destination.ts";
import { Profile } from "../../../../widget/feature/settings/profile.ts";
import { PretendedTalk } from "../../stage/pretended.ts";
import { online } from "../../stage/state.ts";

function start() {
  const talk = new PretendedTalk();
  const profile = new Profile(talk, () => {});
  talk.link.answers[ME] = { id: "reader-you", name: "Mina", email: "mina@mail.example" };
  profile.start();
  /** As it is at that moment. */
  const me = () => profile.me;
  return { talk, profile, me };
}

Deno.test("what the server has is asked for once there is a link, and heard of afterwards", () => {
  const { talk, me } = start();
  equal(me(), undefined);
  talk.room.become(online());
  equal(me()?.name, "Mina");
  talk.link.tell(ME_CHANGES, { id: "reader-you", name: "Mina K" });
  deepEqual([me()?.name, me()?.email], ["Mina K", undefined]);
  talk.room.become({ link: { kind: "offline" } });
  talk.room.become({ link: { kind: "online" } });
  deepEqual(talk.link.asked, [ME, ME]);
});

Deno.test("only what is different is given, and an empty text takes it back", () => {
  const { talk, profile } = start();
  talk.room.become(online());
  profile.save("Mina ", "mina@mail.example");
  deepEqual([talk.link.sent.length, profile.phase], [0, "saved"]);
  profile.save("Mina K", "");
  deepEqual(talk.link.sent, [{
    destination: ME,
    body: { name: "Mina K", email: null },
    kept: true,
  }]);
  equal(profile.phase, "saved");
});

Deno.test("why something was not saved is known", () => {
  const { talk, profile } = start();
  profile.save("Mina", "");
  equal(profile.phase, "offline");
  talk.room.become(online());
  talk.link.refusals[ME] = { code: "forbidden", message: "" };
  profile.save("The Author", "mina@mail.example");
  equal(profile.phase, "name-taken");
  talk.link.refusals[ME] = { code: "invalid-body", message: "" };
  profile.save("Mina", "mina");
  equal(profile.phase, "refused");
});

Deno.test("a save whose link is lost is none", () => {
  const { talk, profile } = start();
  talk.room.become(online());
  const { send } = talk.link;
  talk.link.send = (request) => void talk.link.sent.push(request);
  profile.save("Nora", "");
  profile.save("Nora", "");
  deepEqual([profile.phase, talk.link.sent.length], ["saving", 1]);
  talk.room.become({ link: { kind: "offline" } });
  equal(profile.phase, "offline");
  talk.link.send = send;
});

Deno.test("who stops hears nothing", () => {
  const { talk, profile } = start();
  profile.stop();
  deepEqual([talk.link.followed, talk.room.listeners], [[], 0]);
});
