/**
 * The entry of the greeting page's script: `index.html` loads it as `greeting.js`, bundled.
 *
 * @module
 */
import { GreetingPage } from "./page.ts";

new GreetingPage(document);
