/**
 * Passkeys on the whole way: a real server, a browser, and an authenticator the browser pretends.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import type { Page } from "playwright-core";
import { dataDir } from "../../../helper/data_dir.ts";
import { freePort, Started } from "../../../helper/started.ts";
import { storyTest } from "../../../helper/visitor.ts";

const PASSWORD = "correct horse battery";

/** Gives the browser a lock that its person always opens. */
async function withAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
}

storyTest(
  "an author makes a passkey, comes back with it, and somebody who is invited comes with one alone",
  async (visit) => {
    using folder = dataDir();
    const port = freePort();
    const origin = `http://localhost:${port}`;
    await using server = new Started({
      PORT: port,
      DATA_DIR: folder.path,
      OWNER_PASSWORD: PASSWORD,
    });
    await server.ready();

    const owner = await visit(`${origin}/console`);
    const credentials = await withAuthenticator(owner);
    await owner.getByLabel("Password").fill(PASSWORD);
    await owner.getByRole("button", { name: "Sign in", exact: true }).click();
    await owner.getByRole("navigation", { name: "Sections" }).waitFor();
    await owner.goto(`${origin}/console#settings/account`);
    await owner.getByRole("button", { name: "Add a passkey" }).click();
    await owner.getByRole("textbox", { name: "Name of the passkey" }).fill("My laptop");
    await owner.keyboard.press("Enter");
    await owner.getByText("Added. You can sign in with it").waitFor();
    await owner.getByText("My laptop").waitFor();
    const [kept] = await credentials();
    deepEqual([kept?.rpId, kept?.isResidentCredential], ["localhost", true]);

    // The browser offers it in the field, and its person always agrees.
    const desk = await owner.getByRole("navigation", { name: "Sections" }).elementHandle();
    await owner.getByRole("button", { name: "Sign out", exact: true }).last().click();
    await desk?.waitForElementState("hidden");
    await owner.getByRole("navigation", { name: "Sections" }).waitFor();
    await owner.goto(`${origin}/console#settings/people`);
    await owner.getByLabel("Name").fill("Park");
    await owner.getByRole("button", { name: "Make a link" }).click();
    const link = await owner.getByLabel("Link", { exact: true }).inputValue();
    match(link, /#link=/);

    const invited = await visit(link);
    const own = await withAuthenticator(invited);
    await invited.getByRole("button", { name: "Use a passkey instead" }).click();
    await invited.getByRole("navigation", { name: "Sections" }).waitFor();
    equal((await own()).length, 1);
    // Nobody comes twice with a link.
    const late = await visit(link);
    await late.getByLabel("New password").fill("battery staple");
    await late.getByRole("button", { name: "Sign in", exact: true }).click();
    await late.getByText("This link has been used").waitFor();

    await owner.keyboard.press("Escape");
    await owner.goto(`${origin}/console#settings/audit`);
    await owner.getByText("invited Park as an author").waitFor();
    await owner.getByText("added a passkey").waitFor();
  },
);
