/**
 * How long messages are kept, and by which key a blog's own readers are known.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { PublicJwk } from "../../../shared/chat/site.ts";
import { MAX_RETENTION_DAYS } from "../../../shared/limit.ts";
import { switchField, textArea, textField } from "../kit/field.ts";
import { faultOf, isCount, type SiteForm } from "./form.ts";

/** A month: long enough to come back for an answer. */
const FIRST_DAYS = 30;

/** What is typed of a key, until it is one. */
export interface KeyView {
  readonly typed: string | undefined;
  readonly isWrong: boolean;
  readonly type: (text: string) => void;
}

/** See the head of this file. */
export function keepingPart(form: SiteForm, key: KeyView): TemplateResult {
  const { site: { retentionDays, identityKey }, words, isFixed: disabled, change } = form;
  return html`
    ${switchField({
      id: "site-keep",
      label: words.keepForever,
      hint: words.keepForeverHint,
      checked: retentionDays === undefined,
      disabled,
      change: (checked) => change({ retentionDays: checked ? undefined : FIRST_DAYS }),
    })}
    ${retentionDays === undefined ? nothing : textField({
      id: "site-retention",
      label: words.retention,
      hint: words.retentionHint,
      error: isCount(retentionDays, 1, MAX_RETENTION_DAYS)
        ? faultOf(form, "retentionDays")
        : words.badNumber(1, MAX_RETENTION_DAYS),
      value: Number.isNaN(retentionDays) ? "" : String(retentionDays),
      type: "number",
      disabled,
      change: (text) => change({ retentionDays: text === "" ? Number.NaN : Number(text) }),
    })}
    ${textArea({
      id: "site-key",
      label: words.identityKey,
      hint: words.identityKeyHint,
      error: key.isWrong ? words.badIdentityKey : "",
      value: key.typed ?? (identityKey === undefined ? "" : JSON.stringify(identityKey)),
      disabled,
      change: key.type,
    })}
  `;
}

/** The key a text is: `undefined` for none, `"wrong"` for what cannot be one. */
export function keyOf(text: string): PublicJwk | undefined | "wrong" {
  if (text.trim() === "") return undefined;
  try {
    const key: Partial<Record<string, unknown>> = Object(JSON.parse(text));
    // Somebody's secret is not to leave the page.
    if (key["d"] !== undefined || typeof key["x"] !== "string") return "wrong";
    if (key["kty"] === "OKP" && key["crv"] === "Ed25519") {
      return { kty: "OKP", crv: "Ed25519", x: key["x"] };
    }
    if (key["kty"] === "EC" && key["crv"] === "P-256" && typeof key["y"] === "string") {
      return { kty: "EC", crv: "P-256", x: key["x"], y: key["y"] };
    }
    return "wrong";
  } catch {
    return "wrong";
  }
}
