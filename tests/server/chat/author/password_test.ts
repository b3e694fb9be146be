import { deepEqual, equal, match, notEqual, rejects } from "node:assert/strict";
import { Passwords, SCRYPT_COST } from "../../../../server/chat/author/password.ts";
import { CHEAP, random, refusedAs } from "../../../helper/chat.ts";

const passwords = new Passwords(random, CHEAP);

Deno.test("password fits its hash, and no other does", async () => {
  const hash = await passwords.hash("correct horse");
  match(hash, /^\$scrypt\$ln=4,r=8,p=1\$/);
  notEqual(await passwords.hash("correct horse"), hash);
  deepEqual(await passwords.verify("correct horse", hash), { fits: true, stale: false });
  for (const other of ["", "correct hors", "correct horse ", "Correct horse"]) {
    equal((await passwords.verify(other, hash)).fits, false);
  }
});

Deno.test("password fits however a keyboard composes it", async () => {
  const hash = await passwords.hash("비밀번호입니다이것은".normalize("NFC"));
  equal((await passwords.verify("비밀번호입니다이것은".normalize("NFD"), hash)).fits, true);
});

Deno.test("password hashed at another cost fits, and should be hashed again", async () => {
  const hash = await new Passwords(random, { logN: 5, r: 8, p: 1 }).hash("correct horse");
  deepEqual(await passwords.verify("correct horse", hash), { fits: true, stale: true });
  equal((await passwords.verify("wrong", hash)).fits, false);
});

Deno.test("password fits nothing that is not a hash", async () => {
  const hash = await passwords.hash("correct horse");
  const damaged = [
    "",
    "correct horse",
    hash.slice(1),
    hash.slice(0, -1),
    hash.replace("ln=4", "ln="),
  ];
  for (const text of damaged) {
    deepEqual(await passwords.verify("correct horse", text), { fits: false, stale: false });
  }
});

Deno.test("password hashed at the cost of a real server fits", async () => {
  deepEqual(SCRYPT_COST, { logN: 17, r: 8, p: 1 });
  const real = new Passwords(random);
  const hash = await real.hash("correct horse");
  deepEqual(await real.verify("correct horse", hash), { fits: true, stale: false });
});

Deno.test("passwords beyond those that may wait are refused, and the others still have their turn", async () => {
  const busy = new Passwords(random, CHEAP);
  const hash = await busy.hash("correct horse");
  const turns = await Promise.allSettled(
    Array.from({ length: 12 }, () => busy.verify("correct horse", hash)),
  );
  const refused = turns.filter(({ status }) => status === "rejected");
  equal(refused.length, 4);
  for (const turn of turns) {
    if (turn.status === "fulfilled") equal(turn.value.fits, true);
    else equal(refusedAs("too-fast")(turn.reason), true);
  }
  equal((await busy.verify("correct horse", hash)).fits, true);
});

Deno.test("a hash that fails does not keep its place", async () => {
  const impossible = new Passwords(random, { logN: 4, r: 8, p: 1 });
  const broken = "$scrypt$ln=99,r=8,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);
  for (let time = 0; time < 10; time++) await rejects(impossible.verify("x", broken));
  await impossible.hash("correct horse");
});
