/**
 * What the launcher's count of unread messages looks like. Plain text, because it may be shown before
 * the component is there.
 *
 * @module
 */

/** Rules for the count in `#launcher`. */
export const BADGE_CSS = /* css */ `
  #launcher b:not(:empty) {
    min-inline-size: 20px;
    border-radius: 10px;
    background: light-dark(#a0291b, #f2a294);
    color: light-dark(#fffefb, #262320);
    font-size: 13px;
    text-align: center;
  }

  @media (max-width: 480px) {
    :host(:not([placement=inline])) #launcher b:not(:empty) {
      position: absolute;
      inset-block-start: -4px;
      inset-inline-end: -4px;
      padding-inline: 2px;
    }
  }
`;
