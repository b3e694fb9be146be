/**
 * The page of one's own account.
 *
 * @module
 */
import { css } from "lit";

/** Each part is a section of the page; lines are for things of which there are several. */
export const accountStyle = css`
  small-talk-picture,
  small-talk-passkeys,
  small-talk-password,
  small-talk-sessions {
    display: block;
  }

  .page section > form {
    inline-size: 100%;
  }

  .picture {
    display: flex;
    align-items: center;
    gap: 16px;

    & .face {
      flex: none;
      border-radius: 50%;
      inline-size: 64px;
      block-size: 64px;
      background: center / cover no-repeat;
    }
  }
`;
