/**
 * Settings and help, in a drawer over the conversation.
 *
 * @module
 */
import { css, html, nothing, render, type TemplateResult } from "lit";
import { adoptSheet } from "../../component/feature_style.ts";
import type { DrawerWords } from "../../locale/drawer_words.ts";
import type { PanelContext } from "../contract.ts";
import { KEYS } from "./keys.ts";
import {
  applyPreferences,
  keepPreferences,
  type Preference,
  PREFERENCES,
  readPreferences,
} from "./preferences.ts";

type Words = DrawerWords["settings"];

/** Opens them. */
export async function openSettings(context: PanelContext): Promise<void> {
  const { talk, place, locale, conversation } = context;
  const { openDrawer, loadDrawerWords } = await import("../drawer_parts.ts");
  const { settings: words, back } = await loadDrawerWords(locale);
  adoptSheet(place, settingsStyle);
  const drawer = openDrawer(place, { title: words.title, back, closed: () => stop() });
  let stop = () => {};
  let preferences = readPreferences();
  function toggle(name: Preference): void {
    const { [name]: was, ...others } = preferences;
    preferences = was ? others : { ...others, [name]: true };
    keepPreferences(preferences);
    applyPreferences(place, conversation, preferences);
    draw();
  }
  function draw(): void {
    render(
      html`
        ${section("you", words.you, html`<div class="setting-profile"></div>`)}
        ${section(
          "reading",
          words.reading,
          html`${
            PREFERENCES.map((name) =>
              html`
                <label class="setting-switch">
                  <input
                    type="checkbox"
                    .checked=${preferences[name] === true}
                    @change=${() => toggle(name)}
                  >${words[name]}
                </label>
              `
            )
          }`,
        )}
        ${talk.call === undefined
          ? nothing
          : section("yours", words.yours, html`<div class="setting-yours"></div>`)}
        ${section("keys", words.keys, keys(words))}
      `,
      drawer.body,
    );
  }
  draw();
  const profile = drawer.body.querySelector<HTMLElement>(".setting-profile");
  if (profile !== null) {
    const { drawProfile } = await import("./profile_form.ts");
    // It may be closed by then.
    if (profile.isConnected) stop = drawProfile(profile, talk, words);
  }
  const yours = drawer.body.querySelector<HTMLElement>(".setting-yours");
  if (talk.call !== undefined && yours !== null) {
    const { drawYours } = await import("./yours.ts");
    drawYours(yours, { talk, call: talk.call, words, page: location.href });
  }
}

function section(name: string, title: string, content: TemplateResult): TemplateResult {
  return html`
    <section class="setting" aria-labelledby=${`setting-${name}`}>
      <h3 id=${`setting-${name}`}>${title}</h3>
      ${content}
    </section>
  `;
}

function keys({ keysDo }: Words): TemplateResult {
  return html`
    <dl class="keys">
      ${KEYS.map((key, at) =>
        html`
          <div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${keysDo[at]}</dd>
          </div>
        `
      )}
    </dl>
  `;
}

const settingsStyle = css`
  .setting {
    & + & {
      margin-block-start: 20px;
      border-block-start: 1px solid var(--_line);
      padding-block-start: 16px;
    }

    & h3 {
      margin-block-end: 8px;
      font-weight: 600;
    }
  }

  .setting-field {
    display: block;

    & span {
      display: block;
      margin-block-end: 4px;
      font-size: 13px;
      line-height: 18px;
    }

    & input {
      border: 1px solid var(--_edge);
      border-radius: 8px;
      padding: 6px 10px;
      min-block-size: max(36px, var(--_target));
      inline-size: 100%;
    }

    & input[readonly] {
      background: var(--_wash);
    }
  }

  .setting-switch {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: max(32px, var(--_target));
    cursor: pointer;

    & input {
      flex: none;
      inline-size: 18px;
      block-size: 18px;
      accent-color: var(--_mark);
    }
  }

  .drawer-note,
  .setting-end span {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .setting .drawer-note {
    margin-block: 4px 12px;
  }

  .setting .bad,
  .erase,
  .erase-now {
    color: var(--_bad);
  }

  .setting-end {
    display: flex;
    align-items: center;
    gap: 12px;
  }

  .setting-act {
    display: block;
    margin-inline-start: -8px;
    text-align: start;
  }

  .erasing {
    margin-block: 4px;
    border: 1px solid var(--_bad);
    border-radius: 8px;
    padding: 12px;

    & p {
      margin-block-end: 8px;
    }

    & .erase-now {
      border: 1px solid;
    }
  }

  .qr-code {
    display: block;
    margin-block-end: 12px;
    border-radius: 8px;
    inline-size: min(100%, 200px);
    block-size: auto;
    background: #fff;
    fill: #000;
    stroke: none;
    shape-rendering: crispEdges;
    forced-color-adjust: none;
  }

  .keys > div {
    display: flex;
    gap: 12px;
    padding-block: 4px;

    & dt {
      flex: none;
      inline-size: 112px;
    }
  }

  kbd {
    border: 1px solid var(--_line);
    border-block-end-width: 2px;
    border-radius: 4px;
    padding: 1px 6px;
    font: 13px/18px system-ui, sans-serif;
    white-space: nowrap;
  }
`;
