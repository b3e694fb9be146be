/**
 * What stands behind every open panel: it is always loaded as soon as one can write, so it is one
 * file, and costs one request. What else is loaded when it is needed uses it from there.
 *
 * What is seen of it comes first, and the rest in tasks of their own, so that its arrival does not
 * hold up who has begun to write.
 *
 * Each part is an object that names what it has. Of a module as a whole a bundler makes an object by
 * going through its names, and through what a page has put on every object's prototype.
 *
 * @module
 */
import { Attendance, css as attendingCss, hint, tools } from "../feature/attending/attending.ts";
import { followPage } from "../feature/page/page.ts";
import { css as voicesCss, line, openMenu, tabs } from "../feature/voices/voices.ts";
import { nextTask } from "./next_task.ts";

export { attend } from "../state/attendant.ts";

/** What stands around the conversations in the panel. */
export const voices = { css: voicesCss, line, openMenu, tabs };
/** What goes on with a conversation while it is on the screen. */
export const attending = nextTask().then(() => ({ Attendance, css: attendingCss, hint, tools }));
/** What the page is told, and what it becomes. */
export const hostPage = attending.then(nextTask).then(() => ({ followPage }));
