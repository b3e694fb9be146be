/**
 * What the owner can do about somebody, in a dialog.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { AuthorInfo, AuthorRole } from "../../../../shared/chat/author.ts";
import type { KitWords } from "../../../locale/console_words.ts";
import { openDialog } from "../../kit/dialog.ts";
import type { PeopleWords } from "./words.ts";

/** What the owner chose. */
export type PersonAct =
  | { readonly kind: "role"; readonly role: Exclude<AuthorRole, "owner"> }
  | { readonly kind: "link" | "unlink" | "owner" | "remove" };

const ROLES = ["author", "moderator"] as const;

/** Fulfilled with what the owner chose, or nothing. */
export async function askAbout(
  place: Element,
  person: AuthorInfo,
  { words, kit }: { readonly words: PeopleWords; readonly kit: KitWords },
): Promise<PersonAct | undefined> {
  let chosen: PersonAct | undefined;
  let role: Exclude<AuthorRole, "owner"> = person.role === "moderator" ? "moderator" : "author";
  const dialog = openDialog(place, {
    title: person.name,
    close: kit.close,
    draw: ({ close, redraw }) => {
      const choose = (act: PersonAct) => {
        chosen = act;
        close();
      };
      const { act } = words;
      const isInvited = person.invited === true;
      return html`
        <div class="fields">
          <form
            class="fields"
            @submit=${(event: SubmitEvent) => {
              event.preventDefault();
              choose({ kind: "role", role });
            }}
          >
            ${rolesField({
              name: "person-role",
              words,
              role,
              change: (next) => {
                role = next;
                redraw();
              },
            })}
            <p class="soft">${act.roleText}</p>
            <div class="act">
              <button class="primary" ?disabled=${role === person.role}>${kit.save}</button>
            </div>
          </form>
          <ul class="roster" role="list">
            ${line(act.newLinkText(isInvited), act.newLink, () => choose({ kind: "link" }))}
            ${person.linkExpiresAt === undefined
              ? nothing
              : line("", act.takeBack, () => choose({ kind: "unlink" }))}
            ${isInvited
              ? nothing
              : line(act.ownerText(person.name), act.owner, () => choose({ kind: "owner" }))}
            ${line(act.removeText, act.remove, () => choose({ kind: "remove" }))}
          </ul>
        </div>
      `;
    },
  });
  await dialog.closed;
  return chosen;
}

function line(text: string, action: string, choose: () => void): TemplateResult {
  return html`
    <li>
      <span class="what soft">${text}</span>
      <button type="button" class="plain" @click=${choose}>${action}</button>
    </li>
  `;
}

/** A choice of roles, each with what it is. */
export interface RolesField {
  readonly name: string;
  readonly words: PeopleWords;
  readonly role: AuthorRole;
  readonly change: (role: Exclude<AuthorRole, "owner">) => void;
}

/** Draws it. */
export function rolesField({ name, words, role, change }: RolesField): TemplateResult {
  return html`
    <fieldset class="role-choices">
      <legend>${words.role}</legend>
      ${ROLES.map((each) =>
        html`
          <label>
            <input
              type="radio"
              name=${name}
              value=${each}
              .checked=${each === role}
              @change=${() => change(each)}
            >
            <span>
              <span>${words.roles[each]}</span>
              <span class="soft">${words.roleAbout[each]}</span>
            </span>
          </label>
        `
      )}
    </fieldset>
  `;
}
