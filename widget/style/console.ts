/**
 * The console's page: the door, the list of rooms, and the conversation beside it.
 *
 * @module
 */
import { css } from "lit";

/** What the console looks like, on top of tokens and conversation. */
export const consoleStyle = css`
  :root {
    color-scheme: light dark;
    background: var(--_paper);
    color: var(--_ink);
    font: var(--_font);
    word-break: keep-all;
    overflow-wrap: anywhere;
  }

  body {
    margin: 0;
  }

  ul {
    list-style: none;
  }

  .brand {
    font-weight: 600;
  }

  a {
    border-radius: 4px;
    color: var(--_mark);
  }

  .soft {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  code {
    font: 13px/18px ui-monospace, "Cascadia Code", Menlo, Consolas, monospace;
  }

  .soft code {
    border-radius: 4px;
    padding: 1px 4px;
    background: var(--_wash);
    color: var(--_ink);
  }

  .door {
    box-sizing: border-box;
    display: grid;
    gap: 16px;
    align-content: center;
    margin-inline: auto;
    padding: 32px 24px;
    inline-size: min(100%, 368px);
    min-block-size: 100dvh;
  }

  .door .margin {
    margin-block-end: 8px;
  }

  .door h1 {
    font-size: 20px;
    line-height: 28px;
  }

  .door form {
    display: grid;
    gap: 4px;
  }

  .door form > input + p {
    margin-block-end: 12px;
  }

  label {
    font-size: 13px;
    line-height: 18px;
    font-weight: 600;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    border-radius: 7px;
    padding: 8px 12px;
    min-block-size: 40px;
  }

  .door form > input {
    margin-block-end: 12px;
  }

  .door form > input,
  .secret {
    border: 1px solid var(--_edge);
    border-radius: 8px;
  }

  .secret:has(input:focus-visible) {
    outline: 2px solid var(--_mark);
    outline-offset: 1px;
  }

  .secret input {
    outline: 0;
  }

  .secret {
    display: flex;
    align-items: center;
    padding-inline-end: 6px;
  }

  .door .primary {
    margin-block-start: 12px;
    min-block-size: 40px;
    font-size: 15px;
  }

  .door .failed {
    font-size: 13px;
    line-height: 18px;

    &:empty {
      display: none;
    }
  }

  .aside {
    justify-self: start;
    margin-inline-start: -8px;
  }

  [aria-pressed=true] {
    background: var(--_tint);
  }

  .inbox {
    display: grid;
    grid-template-columns: minmax(280px, 360px) minmax(0, 1fr);
    block-size: 100dvh;
  }

  nav {
    display: flex;
    flex-direction: column;
    border-inline-end: 1px solid var(--_line);
    min-block-size: 0;
    background: var(--_wash);
  }

  .inbox header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 16px 0;
  }

  nav header .soft {
    flex: 1;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  nav header button {
    margin-inline-end: -8px;
  }

  .summary {
    padding: 12px 16px 4px;
  }

  nav ul {
    flex: 1;
    overflow: hidden auto;
    padding: 4px 8px 8px;
  }

  nav ul a {
    display: block;
    border-radius: 8px;
    padding: 8px;
    color: inherit;
    text-decoration: none;

    &:hover {
      background: var(--_tint);
    }

    &[aria-current=true] {
      border-inline-start: 3px solid var(--_mark);
      padding-inline-start: 5px;
      background: var(--_paper);
    }
  }

  .line {
    display: flex;
    justify-content: space-between;
    gap: 8px;

    & > * {
      flex: none;
    }

    & > :first-child {
      flex: 0 1 auto;
    }

    & time {
      position: static;
      padding: 2px 0;
      background: none;
      opacity: 1;
    }
  }

  .title,
  .excerpt,
  .path {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .excerpt {
    display: block;
  }

  .excerpt,
  .path,
  .mark {
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .title,
  .mark,
  .unread .excerpt {
    font-weight: 600;
  }

  .unread .excerpt {
    color: var(--_ink);
  }

  .mark {
    color: var(--_mark);
  }

  .pane {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .pane header h2:focus-visible {
    outline: 0;
  }

  .inbox .pane header {
    border-block-end: 1px solid var(--_line);
    padding-block-end: 12px;
    padding-inline: max(16px, 50% - 364px);
  }

  .pane header > div {
    min-inline-size: 0;
  }

  .pane > .empty {
    margin-block-start: auto;
    max-inline-size: 440px;
  }

  nav .link,
  .pane .link {
    border-block-end: 1px solid var(--_line);
    padding: 0 16px 10px;
  }

  .back,
  .pane .link {
    display: none;
  }

  .pane small-talk-conversation {
    box-sizing: border-box;
    margin-inline: auto;
    inline-size: min(100%, 760px);
  }

  small-talk-tag {
    display: grid;
    gap: 8px;
    justify-items: center;
    margin-block-start: 16px;
  }

  small-talk-tag pre {
    box-sizing: border-box;
    overflow: auto;
    margin: 0;
    border: 1px solid var(--_line);
    border-radius: 8px;
    padding: 12px;
    max-inline-size: 100%;
    background: var(--_wash);
    color: var(--_ink);
    text-align: start;
    text-wrap: wrap;
  }

  @media (max-width: 720px) {
    .inbox {
      display: flex;
      flex-direction: column;
    }

    nav {
      flex: 1;
      border: 0;
      background: none;
    }

    .talking nav,
    .inbox:not(.talking) .pane:not(:has(small-talk-tag)) {
      display: none;
    }

    nav:has(+ .pane small-talk-tag) {
      flex: none;
    }

    .pane {
      flex: 1;
    }

    .back {
      display: grid;
      place-items: center;
      margin-inline-start: -8px;
      min-inline-size: var(--_target);
      min-block-size: var(--_target);
    }

    .pane .link {
      display: block;
      padding-block: 6px;
    }
  }
`;
