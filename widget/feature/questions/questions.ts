/**
 * The questions of a room and what became of them, in a drawer over the conversation.
 *
 * @module
 */
import { css, html, nothing, render, type TemplateResult } from "lit";
import { type ChatMessage, excerptOf, type QuestionState } from "../../../shared/chat/event.ts";
import { adoptSheet } from "../../component/feature_style.ts";
import type { DrawerWords } from "../../locale/drawer_words.ts";
import type { PanelContext } from "../contract.ts";
import type { messageCard, moveBetweenCards } from "../message_card.ts";
import { plainText } from "../plain_text.ts";
import { RoomQuestions } from "./room_questions.ts";

/** Opens the list. */
export async function openQuestions(context: PanelContext): Promise<void> {
  const { talk, place, locale } = context;
  const parts = await import("../drawer_parts.ts");
  const { questions: words, back } = await parts.loadDrawerWords(locale);
  for (const style of [parts.cardStyle, questionsStyle]) adoptSheet(place, style);
  const drawer = parts.openDrawer(place, {
    title: words.title,
    back,
    closed: () => questions.stop(),
  });
  function open(id: string): void {
    drawer.close();
    context.show("room");
    context.view.reveal(id);
  }
  function draw(): void {
    render(panel(questions, { context, words, open, draw, cards: parts }), drawer.body);
  }
  const questions = new RoomQuestions(talk, draw);
  questions.start();
  draw();
}

/** Of what is loaded with the first drawer. */
interface Cards {
  readonly messageCard: typeof messageCard;
  readonly moveBetweenCards: typeof moveBetweenCards;
}

interface PanelParts {
  readonly cards: Cards;
  readonly context: PanelContext;
  readonly words: DrawerWords["questions"];
  readonly open: (id: string) => void;
  /** Draws again. */
  readonly draw: () => void;
}

function panel(questions: RoomQuestions, parts: PanelParts): TemplateResult {
  const { context: { locale, talk }, words, cards } = parts;
  const [open, answered] = [questions.in("open"), questions.in("answered")];
  const isEmpty = open.length + answered.length === 0;
  if (questions.refused) {
    return html`
      <p class="drawer-note" role="status">${words.failed}</p>
      <button class="older" @click=${() => questions.retry()}>${locale.words.retry}</button>
    `;
  }
  if (isEmpty && questions.loaded) {
    return html`
      <div class="empty drawer-empty">
        <h3>${words.none}</h3>
        <p>${words.noneText}</p>
      </div>
    `;
  }
  if (isEmpty && talk.room.state.link.kind !== "online") {
    return html`<p class="drawer-note" role="status">${words.offline}</p>`;
  }
  return html`
    <div @keydown=${cards.moveBetweenCards}>
      ${section("open", words.open, open, parts)}
      ${section("answered", words.answered, answered, parts)}
    </div>
  `;
}

function section(
  state: QuestionState,
  title: string,
  questions: readonly ChatMessage[],
  { context, open, draw, cards }: PanelParts,
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  const { messages } = context.talk.room.state;
  const brief = (text: string) => excerptOf(plainText(text, draw));
  const texts = new Map(messages.map(({ id, text }) => [id, text]));
  return html`
    <section aria-labelledby=${`questions-${state}`}>
      <h3 class="drawer-heading" id=${`questions-${state}`}>
        ${title} <span class="card-count">${questions.length}</span>
      </h3>
      <ol class="cards">
        ${questions.map((message) => {
          const answer = texts.get(message.question?.answer ?? "");
          const text = html`${brief(message.text)}${
            answer ? html`<span class="card-answer" dir="auto">${brief(answer)}</span>` : nothing
          }`;
          return cards.messageCard(message, text, context, () => open(message.id));
        })}
      </ol>
    </section>
  `;
}

const questionsStyle = css`
  .drawer-heading {
    margin-block: 12px 4px;
    font-weight: 600;

    section:first-child > & {
      margin-block-start: 0;
    }
  }

  .card-count {
    color: var(--_soft);
    font-weight: 400;
  }

  .card-answer {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    margin-block-start: 4px;
    border-inline-start: 3px solid var(--_mark);
    padding-inline-start: 8px;
    color: var(--_soft);
  }

  .drawer-empty {
    margin: 48px auto;
  }
`;
