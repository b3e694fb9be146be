import { deepEqual, equal } from "node:assert/strict";
import { InstallOffer } from "../../../../widget/console/device/install.ts";

function setUp({ isApple = false, isStandalone = false } = {}) {
  const target = new EventTarget();
  let changes = 0;
  const offer = new InstallOffer(
    { target, isApple, isStandalone: () => isStandalone },
    () => changes++,
  );
  return { offer, target, changes: () => changes };
}

Deno.test("what a browser offers is kept until the author takes it, once", async () => {
  const { offer, target, changes } = setUp();
  equal(offer.state, "by-menu");
  let prompts = 0;
  const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
    prompt: () => Promise.resolve(prompts++),
  });
  target.dispatchEvent(event);
  deepEqual([event.defaultPrevented, offer.state, changes()], [true, "offered", 1]);
  await offer.take();
  await offer.take();
  deepEqual([prompts, offer.state], [1, "by-menu"]);
  target.dispatchEvent(new Event("appinstalled"));
  deepEqual([offer.state, changes()], ["installed", 2]);
});

Deno.test("on an iPhone the author does it by hand, and in an installed console there is nothing to do", () => {
  equal(setUp({ isApple: true }).offer.state, "by-hand");
  equal(setUp({ isApple: true, isStandalone: true }).offer.state, "installed");
});
