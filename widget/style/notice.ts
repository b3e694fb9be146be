/**
 * What there is to know before one writes, and what went wrong.
 *
 * @module
 */
import { css } from "lit";

/** Comes with what says it. */
export const noticeStyle = css`
  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    border-block: 1px solid var(--_line);
    padding: 8px 16px;
    min-block-size: 44px;
    background: var(--_wash);
    color: var(--_soft);
    font-size: 13px;
    line-height: 18px;
  }

  .notice p {
    flex: 1;
  }

  .notice + small-talk-composer form {
    margin-block-start: 12px;
  }

  .failed {
    color: var(--_bad);
  }
`;
