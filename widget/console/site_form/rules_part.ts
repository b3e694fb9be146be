/**
 * What readers may do.
 *
 * @module
 */
import { html, type TemplateResult } from "lit";
import type { Moderation, RoomMode } from "../../../shared/chat/site.ts";
import { MAX_SLOW_MODE_SECONDS } from "../../../shared/limit.ts";
import { selectField, switchField, textArea, textField } from "../kit/field.ts";
import { faultOf, isCount, type SiteForm } from "./form.ts";

/** See the head of this file. */
export function rulesPart(form: SiteForm): TemplateResult {
  const { site: { moderation }, words, isFixed: disabled, change } = form;
  const put = (part: Partial<Moderation>) => change({ moderation: { ...moderation, ...part } });
  const { slowModeSeconds } = moderation;
  return html`
    ${selectField<RoomMode>({
      id: "site-mode",
      label: words.mode,
      value: moderation.mode,
      options: [
        ["open", words.modes.open],
        ["read-only", words.modes["read-only"]],
        ["closed", words.modes.closed],
      ],
      disabled,
      change: (mode) => put({ mode }),
    })}
    ${switchField({
      id: "site-hold",
      label: words.holdFirst,
      hint: words.holdFirstHint,
      checked: moderation.holdFirst,
      disabled,
      change: (holdFirst) => put({ holdFirst }),
    })}
    ${switchField({
      id: "site-proof",
      label: words.proofOfWork,
      hint: words.proofOfWorkHint,
      checked: moderation.proofOfWork,
      disabled,
      change: (proofOfWork) => put({ proofOfWork }),
    })}
    ${textField({
      id: "site-slow",
      label: words.slowMode,
      hint: words.slowModeHint,
      error: isCount(slowModeSeconds, 0, MAX_SLOW_MODE_SECONDS)
        ? ""
        : words.badNumber(0, MAX_SLOW_MODE_SECONDS),
      value: Number.isNaN(slowModeSeconds) ? "" : String(slowModeSeconds),
      type: "number",
      disabled,
      change: (text) => put({ slowModeSeconds: text === "" ? Number.NaN : Number(text) }),
    })}
    ${textArea({
      id: "site-words",
      label: words.words,
      hint: words.wordsHint,
      error: faultOf(form, "moderation"),
      value: moderation.words.join("\n"),
      disabled,
      change: (text) => put({ words: text.split("\n") }),
    })}
  `;
}
