import assert from "node:assert/strict";
import { MessageMapping } from "../../../../server/messaging/routing/decorators.ts";
import { recordOf } from "../../../../server/messaging/routing/record.ts";

Deno.test("class that no decorator stands at has no record", () => {
  class Plain {}
  for (const metadata of [Plain[Symbol.metadata], undefined, null, {}]) {
    assert.equal(recordOf(metadata), undefined);
  }
});

Deno.test("decorators of a subclass leave the record of its base alone", () => {
  class Base {
    @MessageMapping("/base")
    one() {}
  }
  class Derived extends Base {
    @MessageMapping("/derived")
    two() {}
  }
  assert.deepEqual([...recordOf(Base[Symbol.metadata])?.methods.keys() ?? []], ["one"]);
  assert.deepEqual([...recordOf(Derived[Symbol.metadata])?.methods.keys() ?? []], ["two"]);
});

Deno.test("handler is a public method of an instance", () => {
  assert.throws(
    () =>
      class {
        @MessageMapping("/a")
        static say() {}
      },
    /Cannot map "say": a handler is a public, not static method/,
  );
  assert.throws(
    () =>
      class {
        @MessageMapping("/a")
        #say() {}
        say() {
          this.#say();
        }
      },
    /Cannot map "#say"/,
  );
});
