import assert from "node:assert/strict";
import {
  createScope,
  type ExceptionHandler,
  findExceptionHandler,
  targetsOf,
} from "../../../../server/messaging/routing/exception_scope.ts";
import type { ErrorClass } from "../../../../server/messaging/routing/record.ts";

class Gone extends Error {}
class LongGone extends Gone {}

function handler(where: string, ...errors: readonly ErrorClass[]): ExceptionHandler {
  return { errors, params: [], targets: [], where, handle: () => {} };
}

Deno.test("handler of the most specific class is found, whatever the order", () => {
  const handlers = [handler("error", Error), handler("long", LongGone), handler("gone", Gone)];
  for (const layer of [handlers, handlers.toReversed()]) {
    const scopes = [createScope([layer])];
    const found = (thrown: unknown) => findExceptionHandler(scopes, thrown)?.where;
    assert.equal(found(new LongGone()), "long");
    assert.equal(found(new Gone()), "gone");
    assert.equal(found(new RangeError()), "error");
    for (const thrown of ["text", null, undefined, {}, Object.create(null)]) {
      assert.equal(found(thrown), undefined);
    }
  }
});

Deno.test("handler without a class takes whatever is thrown and no other handler of its scope", () => {
  const scopes = [createScope([[handler("any"), handler("gone", Gone, TypeError)]])];
  const found = (thrown: unknown) => findExceptionHandler(scopes, thrown)?.where;
  assert.equal(found(new Gone()), "gone");
  assert.equal(found(new TypeError()), "gone");
  for (const thrown of [new Error(), "text", null, undefined, Object.create(null)]) {
    assert.equal(found(thrown), "any");
  }
});

Deno.test("first scope that has a handler is taken, however general", () => {
  const scopes = [
    createScope([[handler("own", Gone)]]),
    createScope([[handler("first", Error)]]),
    createScope([[handler("second", RangeError)], [handler("second any")]]),
  ];
  const found = (thrown: unknown) => findExceptionHandler(scopes, thrown)?.where;
  assert.equal(found(new LongGone()), "own");
  assert.equal(found(new RangeError()), "first");
  assert.equal(found(1), "second any");
});

Deno.test("what a base has for a class counts only where the subclass has nothing", () => {
  const scope = createScope([[handler("sub", Gone)], [handler("base", Gone, Error)]]);
  assert.equal(findExceptionHandler([scope], new Gone())?.where, "sub");
  assert.equal(findExceptionHandler([scope], new Error())?.where, "base");
});

Deno.test("two handlers of one class for the same errors are refused, naming both", () => {
  assert.throws(() => createScope([[handler("C.a", Error, Gone), handler("C.b", Gone)]]), {
    name: "TypeError",
    message: "Cannot handle Gone in C.b: C.a handles it",
  });
  assert.throws(
    () => createScope([[handler("C.a"), handler("C.b")]]),
    /whatever is thrown in C\.b: C\.a/,
  );
});

Deno.test("what an exception handler returns goes to the sender unless it says otherwise", () => {
  const told = handler("C.a");
  assert.deepEqual(targetsOf(told), [{ to: "session", destination: "/queue/errors" }]);
  const targets = [{ to: "destination", destination: "/topic/faults" }] as const;
  assert.deepEqual(targetsOf({ ...told, targets }), targets);
});
