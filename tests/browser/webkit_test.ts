/**
 * The whole way in WebKit.
 *
 * @module
 */
import { otherStoryTest } from "../helper/other_story.ts";
import { WEBKIT } from "../helper/webkit.ts";

otherStoryTest(WEBKIT);
