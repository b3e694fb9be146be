import { equal } from "node:assert/strict";
import { ConfigError } from "../../../server/setting/config.ts";
import { explainStartFault, mayPass, StartError } from "../../../server/wiring/start_fault.ts";
import { StoreError } from "../../../server/storage/store.ts";

const CONFIG = { host: "127.0.0.1", port: 8080 };

Deno.test("start fault names every fault of the settings", () => {
  equal(explainStartFault(new ConfigError(["one", "two"]), undefined), "one\ntwo");
});

Deno.test("start fault of the store is told in the store's own words", () => {
  equal(explainStartFault(new StoreError("locked", "Cannot open it"), CONFIG), "Cannot open it");
});

Deno.test("start fault says which address cannot be listened on, and what to do", () => {
  const explain = (error: Error, config = CONFIG) => explainStartFault(error, config);
  equal(
    explain(new Deno.errors.AddrInUse()),
    "Cannot listen on 127.0.0.1:8080: the port is in use. " +
      "Stop the other program, or set PORT to a free port.",
  );
  equal(
    explain(new Deno.errors.AddrNotAvailable(), { host: "2001:db8::1", port: 80 }),
    "Cannot listen on [2001:db8::1]:80: this machine does not have that address. " +
      "Set HOST to one it has.",
  );
  equal(
    explain(new Deno.errors.PermissionDenied(), { host: "0.0.0.0", port: 80 }),
    "Cannot listen on 0.0.0.0:80: ports below 1024 need special rights here. " +
      "Set PORT to 1024 or more.",
  );
});

Deno.test("start fault says that the machine knows no host of that name", () => {
  const fault = new Error("failed to lookup address information: Name or service not known");
  equal(
    explainStartFault(fault, { host: "nowhere.invalid", port: 8080 }),
    "Cannot listen on nowhere.invalid:8080: there is no host of that name. " +
      "Set HOST to an address of this machine.",
  );
});

Deno.test("start fault of the program is not explained away", () => {
  equal(explainStartFault(new TypeError("ours"), CONFIG), undefined);
  equal(explainStartFault(new Deno.errors.PermissionDenied(), CONFIG), undefined);
});

Deno.test("start fault of the machine is told in its own words", () => {
  equal(explainStartFault(new StartError("Cannot use the keys"), CONFIG), "Cannot use the keys");
});

Deno.test("a KV that does not answer may pass by itself; a file, a setting and a newer format do not", () => {
  const platform = { storage: { kind: "kv", at: "platform" } } as const;
  const failed = new StoreError("failed", "no answer");
  equal(mayPass(failed, platform), true);
  equal(mayPass(new Error("whatever"), platform), true);
  equal(mayPass(failed, { storage: { kind: "kv", at: "url", url: "https://kv.example/" } }), true);
  equal(mayPass(failed, { storage: { kind: "kv", at: "file", path: "/srv/x.kv" } }), false);
  equal(mayPass(failed, { storage: { kind: "sqlite" } }), false);
  equal(mayPass(new StoreError("newer", "newer"), platform), false);
  equal(mayPass(new StartError("no KV"), platform), false);
  equal(mayPass(new ConfigError(["x"]), platform), false);
});
