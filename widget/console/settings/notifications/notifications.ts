/**
 * `<small-talk-notifications>`: how an author is told what readers write while the console is closed.
 *
 * @module
 */
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  type DeliveryInfo,
  isNoticeState,
  type NoticeState,
} from "../../../../shared/chat/notice.ts";
import { isSiteList } from "../../../../shared/chat/site_body.ts";
import { define } from "../../../component/light_element.ts";
import { IDLE, refusedStatus, type Status, statusLine } from "../../kit/status.ts";
import { dataTable } from "../../kit/table.ts";
import { Section } from "../../shell/section.ts";
import { en } from "./en.ts";
import { notificationsStyle } from "./style.ts";
import type { NotificationsWords } from "./words.ts";
import "./channels.ts";
import type { SiteName } from "./choices.ts";
import "./choices.ts";

/** See the head of this file. */
export class NotificationsPage extends Section<NotificationsWords> {
  static override properties = {
    ...Section.properties,
    state: { attribute: false },
    sites: { attribute: false },
    status: { attribute: false },
  };

  /** Once the server has said it. */
  declare protected state: NoticeState | undefined;
  declare protected sites: readonly SiteName[];
  declare protected status: Status;
  protected override readonly phrases = { en, ko: async () => (await import("./ko.ts")).ko };
  protected override readonly sheet = notificationsStyle;

  constructor() {
    super();
    this.sites = [];
    this.status = IDLE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("desk")) void this.#load();
  }

  protected override render(): TemplateResult {
    const { words, state, status } = this;
    return html`
      <div class="page notifications">
        <div>
          <h1 tabindex="-1">${words.title}</h1>
          <p class="soft">${words.intro}</p>
        </div>
        ${state === undefined ? statusLine(status) : this.#content(state)}
      </div>
    `;
  }

  #content(state: NoticeState): TemplateResult {
    const { words, desk, sites } = this;
    const { mail, mailAnswers } = state.means;
    return html`
      <small-talk-channels
        .desk=${desk}
        .words=${words}
        .state=${state}
        .changed=${async () => {
          await this.#load();
          await this.updateComplete;
        }}
      ></small-talk-channels>
      <small-talk-notice-choices
        .desk=${desk}
        .words=${words}
        .settings=${state.settings}
        .sites=${sites}
      ></small-talk-notice-choices>
      <section aria-labelledby="notices-answers">
        <h2 id="notices-answers">${words.answersTitle}</h2>
        <p>${words.answers}</p>
        <p>${words.remark}</p>
        ${mail && !mailAnswers ? html`<p class="soft">${words.noAnswers}</p>` : nothing}
      </section>
      <div class="sent">
        <h2>${words.sentTitle}</h2>
        ${state.deliveries.length === 0
          ? html`<p class="soft">${words.sentNone}</p>`
          : this.#deliveries(state)}
      </div>
    `;
  }

  #deliveries({ deliveries, channels }: NoticeState): TemplateResult {
    const { words, desk } = this;
    const { calendar } = desk.locale;
    const nameOf = (id: string) => {
      const channel = channels.find((each) => each.id === id);
      if (channel !== undefined) return channel.target;
      return id.startsWith("push-") ? words.browser : words.gone;
    };
    const now = desk.clock.now();
    const day = { day: "numeric", month: "short" } as const;
    const saidOf = ({ code, durationMs }: DeliveryInfo) =>
      [...code === undefined ? [] : [String(code)], words.took(durationMs)].join(", ");
    return dataTable({
      caption: words.sentTitle,
      columns: words.columns,
      rows: deliveries.map((delivery) => [
        `${calendar.date(delivery.at, now, day)} ${calendar.time(delivery.at)}`,
        nameOf(delivery.channel),
        words.outcomes[delivery.outcome],
        saidOf(delivery),
      ]),
    });
  }

  async #load(): Promise<void> {
    const { api, locale } = this.desk;
    const [state, sites] = await Promise.all([
      api.call("GET", "/api/notifications"),
      api.call("GET", "/api/sites"),
    ]);
    if (sites.ok && isSiteList(sites.value)) {
      this.sites = sites.value.sites.map(({ id, title }) => ({ id, name: title || id }));
    }
    if (state.ok && isNoticeState(state.value)) this.state = state.value;
    else if (!state.ok) this.status = refusedStatus(state.refusal, locale.words.kit);
  }
}

define("small-talk-notifications", NotificationsPage);
