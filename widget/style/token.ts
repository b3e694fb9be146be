/**
 * Colours, faces and measures, for the widget and the console.
 *
 * The owner chooses one accent colour; `--_mark` is that colour made dark or light enough to be
 * read on `--_paper`, and to carry `--_on-mark`. Names with an underscore are private.
 *
 * @module
 */
import { css } from "lit";

/** Goes on the element that carries everything else. */
export const tokenStyle = css`
  :host,
  :root {
    --_accent: var(--small-talk-accent, #2b63a8);
    --_mark: light-dark(
      oklch(from var(--_accent) min(l, 0.46) min(c, 0.13) h),
      oklch(from var(--_accent) max(l, 0.8) min(c, 0.1) h)
    );
    --_paper: light-dark(#fffefb, #1e1c1a);
    --_ink: light-dark(#25211c, #ece7df);
    --_soft: light-dark(#5d574e, #b3aba0);
    --_line: light-dark(#e6e1d8, #37332e);
    --_edge: light-dark(#8f887d, #7d766c);
    --_wash: light-dark(#f6f3ee, #282522);
    --_bad: light-dark(#a0291b, #f2a294);
    --_tint: color-mix(in oklab, var(--_mark) 12%, var(--_paper));
    --_target: 28px;
    --_round: var(--small-talk-radius, 12px);
    --_font:
      15px/22px var(--small-talk-font, system-ui), system-ui, "Apple SD Gothic Neo",
      "Malgun Gothic", "Noto Sans KR", "Hiragino Sans", "Yu Gothic UI", sans-serif;
  }

  @media (pointer: coarse) {
    :host,
    :root {
      --_target: 44px;
    }
  }
`;
