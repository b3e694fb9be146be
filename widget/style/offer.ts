/**
 * What the offer looks like: the launcher's little sister. Plain text, because the tag loads it and
 * knows no Lit.
 *
 * @module
 */

/** Rules for `#offer` and `#offer-hint`. */
export const OFFER_CSS = /* css */ `
  #offer {
    all: initial;
    color-scheme: inherit;
    position: absolute;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    border: 1px solid light-dark(#d9d3c8, #4a453f);
    border-radius: 18px;
    padding-inline: 13px 15px;
    background: light-dark(#fffefb, #262320);
    color: light-dark(#25211c, #ece7df);
    font: 600 14px/20px var(--small-talk-font, system-ui), sans-serif;
    white-space: nowrap;
    box-shadow: 0 4px 14px #0003;
    cursor: pointer;

    &:not(:popover-open) {
      display: none;
    }

    &:hover {
      border-color: currentColor;
    }

    &:focus-visible {
      outline: 2px solid;
      outline-offset: 2px;
    }

    &::before {
      content: "";
      flex: none;
      box-sizing: border-box;
      inline-size: 14px;
      block-size: 14px;
      border-inline-start: 2px solid;
      padding-inline-start: 4px;
      background: repeating-linear-gradient(currentColor 0 2px, #0000 0 6px) content-box;
      color: var(--small-talk-accent, light-dark(#2b63a8, #8fb8e8));
    }
  }

  #offer-hint {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    #offer {
      min-block-size: 44px;
      border-radius: 22px;
      font-size: 15px;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    #offer:popover-open {
      transition: opacity 0.12s ease-out, translate 0.12s ease-out;

      @starting-style {
        opacity: 0;
        translate: 0 4px;
      }
    }
  }

  @media (forced-colors: active) {
    #offer::before {
      forced-color-adjust: none;
      color: ButtonText;
    }
  }
`;
