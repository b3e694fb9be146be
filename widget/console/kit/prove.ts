/**
 * Asks once more who is there, where the server wants to know: before something that cannot be undone,
 * opens a way in, or lets conversations out or in.
 *
 * @module
 */
import { html, nothing } from "lit";
import { isPasskeyList } from "../../../shared/chat/passkey.ts";
import { hasPasskeys, usePasskey } from "../api/passkey.ts";
import type { Desk } from "../shell/desk.ts";
import { openDialog } from "./dialog.ts";
import { textField } from "./field.ts";
import { IDLE, refusalText, refusedStatus, type Status, statusLine } from "./status.ts";

/** Asks for a password or passkey. Fulfilled with whether it was given. */
export async function isProved({ api, locale }: Desk, place: Element): Promise<boolean> {
  const { kit } = locale.words;
  const { proof } = kit;
  const listed = await api.call("GET", "/api/passkeys");
  const ways = listed.ok && isPasskeyList(listed.value) ? listed.value : undefined;
  const hasPassword = ways?.password ?? true;
  const hasKey = (ways?.passkeys.length ?? 0) > 0 && hasPasskeys(ways?.host);
  let isDone = false;
  let password = "";
  let status: Status = IDLE;
  let fault = "";
  const dialog = openDialog(place, {
    title: proof.title,
    close: kit.close,
    draw: ({ close, redraw }) => {
      const send = async (body: object) => {
        status = { kind: "busy", text: proof.checking };
        redraw();
        const outcome = await api.call("POST", "/api/session/confirm", body);
        if (outcome.ok) {
          isDone = true;
          return close();
        }
        const isWrong = outcome.refusal.code === "password-wrong";
        fault = isWrong ? refusalText(outcome.refusal, kit) : "";
        status = isWrong ? IDLE : refusedStatus(outcome.refusal, kit);
        redraw();
        if (isWrong) document.querySelector<HTMLElement>("#proof-password")?.focus();
      };
      const withPasskey = async () => {
        const asked = await api.call("POST", "/api/session/confirm/challenge");
        if (!asked.ok) status = refusedStatus(asked.refusal, kit);
        else {
          const used = await usePasskey(asked.value);
          if (used.kind === "done") return await send({ credential: used.credential });
          status = { kind: "failed", text: proof.left };
        }
        redraw();
      };
      return html`
        <form
          class="fields"
          novalidate
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            if (hasPassword) void send({ password });
          }}
        >
          <p>${proof.text}</p>
          <input name="username" autocomplete="username" value="smallTalk" hidden>
          ${hasPassword
            ? textField({
              id: "proof-password",
              label: locale.words.password,
              type: "password",
              autocomplete: "current-password",
              error: fault,
              value: password,
              change: (next) => password = next,
            })
            : nothing}
          <div class="act">
            ${statusLine(status)}
            ${hasKey
              ? html`
                <button type="button" class="plain" @click=${withPasskey}>${proof.passkey}</button>
              `
              : nothing}
            ${hasPassword ? html`<button class="primary">${proof.go}</button>` : nothing}
          </div>
        </form>
      `;
    },
  });
  document.querySelector<HTMLElement>("#proof-password")?.focus();
  await dialog.closed;
  return isDone;
}
