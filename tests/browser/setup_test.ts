/**
 * The set-up against the whole server: from the link it prints to a blog on which the chat works.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { createLoginLink } from "../../server/chat/author/login_link.ts";
import { openKeyring } from "../../server/chat/token/key_file.ts";
import { systemClock } from "../../server/messaging/mod.ts";
import { random } from "../helper/chat.ts";
import { dataDir } from "../helper/data_dir.ts";
import { freePort, Started } from "../helper/started.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

storyTest(
  "an author sets a new server up, lets their blog in when it asks, and sees that it works",
  async (visit) => {
    using folder = dataDir();
    const port = freePort();
    const publicUrl = `http://localhost:${port}`;
    await using blog = new Blog(publicUrl);
    await using server = new Started({ PORT: port, DATA_DIR: folder.path, DEMO: "off" });
    await server.ready();
    const keyring = await openKeyring(folder.path, random);
    const author = await visit(createLoginLink({ publicUrl, keyring, clock: systemClock, random }));
    await author.getByLabel("Name").fill("Kim");
    await author.locator("#password").fill("correct horse battery");
    await author.keyboard.press("Enter");
    await author.getByLabel("Name of the blog").fill("The margin");
    await author.getByRole("button", { name: "Save and go on" }).click();
    await author.getByLabel("Address of the blog").fill("localhost:4000/posts/a");
    await author.getByRole("button", { name: "Let it in" }).click();
    await author.getByRole("button", { name: "Save and go on" }).click();
    await author.getByRole("heading", { name: "How should it look?" }).waitFor();
    // What the console's policy permits is enough for the chat itself.
    await author.locator(".chat").getByText("Yes. Try it with yours.").waitFor();
    await author.getByRole("link", { name: "Tag" }).click();
    await author.getByText("Waiting for your page").waitFor();

    const post = blog.post("/posts/a");
    const { origin } = new URL(post);
    const reader = await visit(post);
    const launcher = reader.getByRole("button", { name: /ask/i });
    await launcher.click();
    await author.getByText(`${origin} tried to show the chat and was not let in.`).waitFor();
    await author.getByRole("button", { name: "Let it in" }).click();
    await author.getByText(`${origin} tried`).waitFor({ state: "detached" });
    await reader.reload();
    await launcher.click();
    await author.getByText(`The chat was connected on ${origin}/posts/a at`).waitFor();
    await author.goto(`${publicUrl}/console#settings/site`);
    equal(await author.getByLabel("Name of the blog").inputValue(), "The margin");
    await author.getByRole("button", { name: `Remove ${origin}` }).waitFor();
  },
);
