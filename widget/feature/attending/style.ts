/**
 * What stands beside the button that sends, and what a message shows when one comes to it.
 *
 * @module
 */
import { css } from "lit";

/** Within a conversation. */
export const attendingStyle = css`
  .smile,
  .asks {
    order: 1;
  }

  /* An author who is called as what they are has the word alone. */
  bdi:empty {
    display: none;
  }

  .asks {
    color: var(--_soft);

    &[aria-pressed=true] {
      background: var(--_tint);
      color: var(--_mark);

      &::before {
        content: "✓ ";
      }
    }
  }

  .smile {
    min-inline-size: var(--_target);
    padding: 4px;
    color: var(--_soft);
  }

  .since {
    color: var(--_mark) !important;

    &::before,
    &::after {
      border-color: currentColor !important;
    }
  }

  time {
    padding-inline: 2px;

    /* Nothing can be done with what was deleted. */
    &:last-child {
      margin-inline-end: 6px;
      line-height: 22px;
    }
  }

  /* What runs the other way stands below its writer's name all the same. */
  [dir=rtl] :is(h2, .text) {
    inline-size: fit-content;
  }

  /* Beside the name, whatever stands between that and the text. */
  .first {
    & .message {
      position: static;
    }

    & .meta {
      inset: 14px auto auto;
      inset-inline-end: 8px;
    }

    &:has(> h3) .meta {
      inset-block-start: 48px;
    }
  }

  .first:has(> h3 + h3) .meta {
    inset-block-start: 82px;
  }

  li:is(:hover, :focus-within) .meta,
  .meta:has([aria-expanded=true]) {
    opacity: 1;
  }
`;
