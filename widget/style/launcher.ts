/**
 * What the launcher looks like, and the ground both it and the panel stand on. Plain text, because
 * the tag that draws it first knows no Lit; the component takes it up with `unsafeCSS`, so nothing
 * jumps when it takes over.
 *
 * What the page's own style sheets say about `<small-talk>` does not reach in: in a shadow root an
 * important rule about `:host` is stronger than any of theirs.
 *
 * @module
 */

/** Rules for `:host` and `#launcher`. */
export const LAUNCHER_CSS = /* css */ `
  :host(:where(:not([placement=inline]))) {
    all: initial !important;
    position: fixed !important;
    z-index: var(--small-talk-layer, 999) !important;
  }

  :host {
    display: block !important;
    color-scheme: light dark !important;
  }

  :host([theme=light]) {
    color-scheme: light !important;
  }

  :host([theme=dark]) {
    color-scheme: dark !important;
  }

  :host([hidden]) {
    display: none !important;
  }

  #launcher {
    all: initial;
    color-scheme: inherit;
    position: fixed;
    inset-block-end: max(var(--small-talk-offset-block, 16px), env(safe-area-inset-bottom));
    inset-inline-end: var(--small-talk-offset-inline, 16px);
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    border: 1px solid light-dark(#d9d3c8, #4a453f);
    border-radius: 24px;
    padding-inline: 15px 17px;
    background: light-dark(#fffefb, #262320);
    color: light-dark(#25211c, #ece7df);
    font: 600 15px/20px var(--small-talk-font, system-ui), sans-serif;
    box-shadow: 0 4px 14px #0002;
    cursor: pointer;

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
      inline-size: 16px;
      block-size: 14px;
      border-inline-start: 2px solid;
      padding-inline-start: 4px;
      background: repeating-linear-gradient(currentColor 0 2px, #0000 0 6px) content-box;
      color: var(--small-talk-accent, light-dark(#2b63a8, #8fb8e8));
    }

    &[aria-busy=true] {
      cursor: progress;
    }
  }

  :host([side=start]) #launcher {
    inset-inline: var(--small-talk-offset-inline, 16px) auto;
  }

  :host([placement=inline]) #launcher {
    position: static;
    box-shadow: none;
  }

  @media (max-width: 480px) {
    :host(:not([placement=inline])) #launcher:not([aria-busy=false]) {
      justify-content: center;
      gap: 0;
      inline-size: 48px;
      block-size: 48px;
      padding: 0;
      font-size: 0;
    }
  }

  @media (forced-colors: active) {
    #launcher::before {
      forced-color-adjust: none;
      color: ButtonText;
    }
  }

  @media print {
    :host {
      display: none !important;
    }
  }
`;
