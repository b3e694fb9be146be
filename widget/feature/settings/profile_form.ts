/**
 * The form for what a reader wants to be called, and where the author can write to them.
 *
 * @module
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "../../../shared/limit.ts";
import type { DrawerWords } from "../../locale/drawer_words.ts";
import type { Talk } from "../../state/model.ts";
import { Profile } from "./profile.ts";

type Words = DrawerWords["settings"];

/** Draws it into an element that is empty, and keeps it true. Returns how to stop. */
export function drawProfile(
  place: HTMLElement,
  talk: Pick<Talk, "room" | "link">,
  words: Words,
): () => void {
  const draw = () => render(profileForm(profile, words), place);
  const profile = new Profile(talk, draw);
  draw();
  profile.start();
  return () => profile.stop();
}

function profileForm(profile: Profile, words: Words): TemplateResult {
  const { me, phase } = profile;
  const isVerified = me?.verified === true;
  const isBad = phase === "name-taken" || phase === "refused";
  const said: Readonly<Partial<Record<typeof phase, string>>> = {
    "saved": words.saved,
    "name-taken": words.nameTaken,
    "refused": words.notSaved,
    "offline": words.offline,
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    profile.save(`${form.get("name") ?? ""}`, `${form.get("email") ?? ""}`);
  };
  return html`
    <form novalidate @submit=${submit}>
      <label class="setting-field">
        <span>${words.name}</span>
        <input
          name="name"
          autocomplete="nickname"
          dir="auto"
          maxlength=${MAX_NAME_LENGTH}
          .value=${me?.name ?? ""}
          ?readonly=${isVerified}
          aria-invalid=${isBad}
          aria-describedby="name-hint profile-said"
        >
      </label>
      <p class="drawer-note" id="name-hint">${isVerified ? words.verified : words.nameHint}</p>
      <label class="setting-field">
        <span>${words.email}</span>
        <input
          name="email"
          type="email"
          autocomplete="email"
          maxlength=${MAX_EMAIL_LENGTH}
          .value=${me?.email ?? ""}
          ?readonly=${isVerified}
          aria-invalid=${phase === "refused"}
          aria-describedby="email-hint profile-said"
        >
      </label>
      <p class="drawer-note" id="email-hint">${words.emailHint}</p>
      <p class="setting-end">
        ${isVerified ? nothing : html`<button class="primary">${words.save}</button>`}
        <span class=${isBad ? "bad" : ""} id="profile-said" role="status">${said[phase] ??
          ""}</span>
      </p>
    </form>
  `;
}
