/**
 * A disk so small that a test can fill it.
 *
 * @module
 */
import { join } from "node:path";

/** A mounted file system of some size. */
export interface SmallDisk extends Disposable {
  readonly path: string;
  /** Takes that much of the space. */
  take(bytes: number): void;
  /** Gives back what {@linkcode SmallDisk.take} took. */
  free(): void;
}

/**
 * Mounts a file system in memory.
 *
 * @returns `undefined` where this is not permitted, as to most users, and where there is no tmpfs
 */
export function smallDisk(sizeBytes: number): SmallDisk | undefined {
  const path = Deno.makeTempDirSync({ prefix: "smalltalk-disk-" });
  if (!run("mount", ["-t", "tmpfs", "-o", `size=${sizeBytes}`, "none", path])) {
    Deno.removeSync(path);
    return undefined;
  }
  const ballast = join(path, "ballast");
  return {
    path,
    take: (bytes) => Deno.writeFileSync(ballast, new Uint8Array(bytes)),
    free: () => Deno.removeSync(ballast),
    [Symbol.dispose]() {
      run("umount", ["--lazy", path]);
      Deno.removeSync(path);
    },
  };
}

function run(command: string, args: string[]): boolean {
  try {
    return new Deno.Command(command, { args, stderr: "null" }).outputSync().success;
  } catch {
    return false;
  }
}
