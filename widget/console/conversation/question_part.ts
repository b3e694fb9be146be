/**
 * The questions of a conversation: to answer one, to say that it is answered, and to open it again.
 *
 * @module
 */
import { html, nothing, type TemplateResult } from "lit";
import type { ChatMessage } from "../../../shared/chat/event.ts";
import { excerpt, type Ground, readerName } from "./ground.ts";
import { sentencePart } from "./post_part.ts";

/** So many are shown, the newest first. */
const MAX_SHOWN = 10;

/** See the head of this file. */
export function questionPart(ground: Ground): TemplateResult {
  const { words: { context }, conversation: { state } } = ground;
  const questions = state.messages.filter(({ deleted }) => !deleted).toReversed();
  const open = questions.filter(({ question }) => question?.state === "open");
  const answered = questions.filter(({ question }) => question?.state === "answered");
  return html`
    <section aria-labelledby="context-questions">
      <h3 id="context-questions">${context.questions}</h3>
      ${open.length === 0 ? html`<p class="soft">${context.noQuestions}</p>` : nothing}
      <ul role="list">${open.slice(0, MAX_SHOWN).map((message) => openRow(message, ground))}</ul>
      ${answered.length === 0 ? nothing : html`
        <details>
          <summary>${context.answeredOnes(answered.length)}</summary>
          <ul role="list">
            ${answered.slice(0, MAX_SHOWN).map((message) => answeredRow(message, ground))}
          </ul>
        </details>
      `}
    </section>
  `;
}

function openRow(message: ChatMessage, ground: Ground): TemplateResult {
  const { words: { context }, desk, conversation } = ground;
  return html`
    <li>
      <p class="soft" dir="auto">${readerName(message.from, ground)}</p>
      ${message.sentence === undefined ? nothing : sentencePart(message.sentence, ground)}
      <p class="text" dir="auto">${excerpt(message.text, ground)}</p>
      ${desk.author.role === "moderator" ? nothing : html`
        <div class="does">
          <button @click=${() => ground.answer(message)}>${context.answer}</button>
          <button
            @click=${() => conversation.change(message.id, { kind: "question", state: "answered" })}
          >${context.answered}</button>
        </div>
      `}
    </li>
  `;
}

function answeredRow(message: ChatMessage, ground: Ground): TemplateResult {
  const { words: { context }, desk, conversation } = ground;
  return html`
    <li>
      <p class="text" dir="auto">${excerpt(message.text, ground)}</p>
      ${desk.author.role === "moderator" ? nothing : html`
        <div class="does">
          <button
            @click=${() => conversation.change(message.id, { kind: "question", state: "open" })}
          >${context.reopen}</button>
        </div>
      `}
    </li>
  `;
}
