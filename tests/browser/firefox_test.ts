/**
 * The whole way in Firefox.
 *
 * @module
 */
import { FIREFOX } from "../helper/firefox.ts";
import { otherStoryTest } from "../helper/other_story.ts";

otherStoryTest(FIREFOX);
