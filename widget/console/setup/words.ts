/**
 * What the set-up says.
 *
 * @module
 */
import type { WithForm } from "../site_form/site_section.ts";
import type { Platform } from "./recipes.ts";

/** A step's name, what it is about, and why. */
export interface StepWords {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** Every phrase of the set-up. */
export interface SetupWords extends WithForm {
  readonly title: string;
  readonly stepsLabel: string;
  /** For screen readers. */
  readonly stepOf: (step: number, count: number) => string;
  readonly next: string;
  readonly back: string;
  readonly later: string;
  readonly finish: string;
  readonly fixed: string;
  readonly steps: {
    readonly blog: StepWords;
    readonly pages: StepWords;
    readonly look: StepWords;
    readonly hours: StepWords;
    readonly tag: StepWords;
  };

  readonly side: string;
  readonly sides: { readonly end: string; readonly start: string };
  readonly label: string;
  readonly labelHint: string;

  readonly platform: string;
  readonly platforms: Readonly<Record<Platform, string>>;
  readonly where: Readonly<Record<Platform, string>>;
  readonly policy: string;

  readonly waiting: string;
  readonly waitingHint: string;
  readonly tag: (origin: string) => string;
  readonly tagHint: string;
  readonly opening: (origin: string) => string;
  readonly works: string;
  readonly worksAt: (url: string, time: string) => string;
  readonly detour: string;
  readonly detourHint: string;
  readonly refused: (origin: string) => string;
  readonly refusedHint: string;
  readonly other: (origin: string, site: string) => string;
  readonly silent: (origin: string) => string;
  readonly silentHint: string;
  readonly unconnected: (origin: string) => string;
  readonly unconnectedHint: string;
  readonly plain: (origins: string) => string;
  readonly plainHint: string;
  readonly doctor: string;
}
