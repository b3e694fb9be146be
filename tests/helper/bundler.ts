/**
 * Runs what uses the bundler, so that nothing of it is left when a test ends.
 *
 * @module
 */
import childProcess from "node:child_process";
import { once } from "node:events";
import { stop } from "esbuild";

/**
 * Stops the bundler after `act` and waits until its processes have ended, which `stop` alone does
 * not.
 */
export async function withBundler<T>(act: () => Promise<T>): Promise<T> {
  const { spawn } = childProcess;
  const children: { readonly child: childProcess.ChildProcess; readonly end: Promise<unknown> }[] =
    [];
  const watched = (...args: Parameters<typeof spawn>) => {
    const child = spawn(...args);
    children.push({ child, end: once(child, "close") });
    return child;
  };
  Object.assign(childProcess, { spawn: watched });
  try {
    return await act();
  } finally {
    await stop();
    Object.assign(childProcess, { spawn });
    // The bundler keeps no program running; the wait for its end has to.
    for (const { child } of children) child.ref();
    await Promise.all(children.map(({ end }) => end));
  }
}
