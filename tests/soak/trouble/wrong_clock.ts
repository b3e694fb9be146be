/**
 * Before a program begins: its clock is wrong by `CLOCK_SHIFT_MS` milliseconds.
 *
 * @module
 */

const shiftMs = Number(Deno.env.get("CLOCK_SHIFT_MS") ?? 0);
const now = Date.now.bind(Date);
Date.now = () => now() + shiftMs;
