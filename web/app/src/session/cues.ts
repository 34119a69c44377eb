// Sounds, voice and a screen that stays on, while a session runs.
import { useEffect, useRef } from 'react';
import type { Language, SessionState } from 'taut-core';
import { locales } from '../words';

let audio: AudioContext | undefined;

export const beep = (frequency: number, seconds: number): void => {
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const now = audio.currentTime;
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.2, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(now);
  tone.stop(now + seconds);
};

const COUNTED = 3;
const COUNT_HZ = 660;
const CHANGE_HZ = 880;

/** A count of the last three seconds, and another tone when something new begins. */
export const useSounds = (state: SessionState | undefined, on: boolean): void => {
  const last = useRef('');
  const key = state ? `${state.phase} ${state.step} ${state.hold}` : '';
  const left = state?.seconds_left ?? null;
  useEffect(() => {
    if (on && last.current && key !== last.current) beep(CHANGE_HZ, 0.5);
    last.current = key;
  }, [key, on]);
  useEffect(() => {
    if (on && left !== null && left > 0 && left <= COUNTED) beep(COUNT_HZ, 0.15);
  }, [left, on]);
};

/** Says what is to be done when it changes. */
export const useVoice = (state: SessionState | undefined, on: boolean, language: Language): void => {
  const text = state ? [state.title, state.where, state.notice ?? state.say ?? ''].filter(Boolean).join('. ') : '';
  useEffect(() => {
    if (!on || !text) return;
    const said = new SpeechSynthesisUtterance(text);
    said.lang = locales[language];
    speechSynthesis.cancel();
    speechSynthesis.speak(said);
  }, [text, on, language]);
  useEffect(() => () => speechSynthesis?.cancel(), []);
};

/** The screen does not go dark, where the browser can do that. */
export const useWakeLock = (on: boolean): void => {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    const take = () => {
      if (document.visibilityState === 'visible')
        navigator.wakeLock.request('screen').then(
          (l) => {
            lock = l;
          },
          () => {}, // refused, as on a low battery: the session goes on all the same
        );
    };
    take();
    document.addEventListener('visibilitychange', take);
    return () => {
      document.removeEventListener('visibilitychange', take);
      lock?.release();
    };
  }, [on]);
};
