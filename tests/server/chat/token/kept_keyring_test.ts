import { join } from "node:path";
import { KEY_FILE_LOOK_MS, openKeyring } from "../../../../server/chat/token/key_file.ts";
import { KV_KEYS_LOOK_MS, openKvKeyring } from "../../../../server/chat/token/kv_keyring.ts";
import { MemoryKeyring } from "../../../../server/chat/token/memory_keyring.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { testKeyring } from "../../../contract/keyring_contract.ts";
import { random } from "../../../helper/chat.ts";
import { dataDir } from "../../../helper/data_dir.ts";

testKeyring("keys in a file", {
  isShared: true,
  async inPlace(test) {
    using folder = dataDir();
    const clock = new VirtualClock();
    await test({
      clock,
      open: () => openKeyring(join(folder.path, "data"), random),
      async pass() {
        if (clock.pending === 0) return;
        clock.advance(KEY_FILE_LOOK_MS);
        while (clock.pending === 0) await Deno.stat(folder.path);
      },
    });
  },
});

testKeyring("keys in a KV", {
  isShared: true,
  async inPlace(test) {
    using kv = await Deno.openKv(":memory:");
    const clock = new VirtualClock();
    await test({
      clock,
      open: () => openKvKeyring({ kv, clock, random }),
      async pass(keyring) {
        for (let n = 0; n < 2; n++) {
          clock.advance(KV_KEYS_LOOK_MS);
          await keyring.glance();
        }
      },
    });
  },
});

testKeyring("keys in memory", {
  isShared: false,
  inPlace: (test) =>
    test({
      clock: new VirtualClock(),
      open: () => Promise.resolve(new MemoryKeyring(random)),
      pass: () => Promise.resolve(),
    }),
});
