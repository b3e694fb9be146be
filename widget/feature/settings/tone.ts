/**
 * One soft tone, made by the browser: there is no file to load.
 *
 * @module
 */

/** How high, in hertz; how loud, of 1; how long, in seconds. */
const HERTZ = 587;
const LOUDNESS = 0.06;
const SECONDS = 0.45;

let audio: AudioContext | undefined;

/** Plays it, where the browser lets the page make sounds. */
export function playTone(): void {
  audio ??= new AudioContext();
  const { currentTime: from, destination } = audio;
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + SECONDS);
  const tone = new OscillatorNode(audio, { frequency: HERTZ });
  tone.connect(loudness).connect(destination);
  tone.start(from);
  tone.stop(from + SECONDS);
}
