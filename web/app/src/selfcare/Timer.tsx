// Counts an exercise: its holds, and the rests between them.
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Exercise } from 'taut-core';
import { beep } from '../session/cues';
import { useWords } from '../words';

type Part = { hold: number; resting: boolean; seconds: number };

/** Hold, rest, hold, …; nothing rests after the last. */
export const partsOf = ({ repeats, hold_s, rest_s }: Pick<Exercise, 'repeats' | 'hold_s' | 'rest_s'>): Part[] =>
  Array.from({ length: repeats }, (_, k): Part[] => [
    { hold: k + 1, resting: false, seconds: hold_s },
    ...(rest_s > 0 && k + 1 < repeats ? [{ hold: k + 1, resting: true, seconds: rest_s }] : []),
  ]).flat();

/** Where a time falls; null: all is over. */
export const partAt = (parts: Part[], seconds: number): { part: Part; left: number } | null => {
  let end = 0;
  for (const part of parts) {
    end += part.seconds;
    if (seconds < end) return { part, left: Math.ceil(end - seconds) };
  }
  return null;
};

const TICK_MS = 200;

export const Timer = ({ exercise, onDone }: { exercise: Exercise; onDone: () => void }) => {
  const words = useWords();
  const [began, setBegan] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  const at = began === null ? null : partAt(partsOf(exercise), (now - began) / 1000);
  const key = at && `${at.part.hold} ${at.part.resting}`;
  const over = began !== null && at === null;

  useEffect(() => {
    if (began === null) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [began]);
  useEffect(() => {
    if (key) beep(key.endsWith('true') ? 520 : 880, 0.4);
  }, [key]);
  useEffect(() => {
    if (!over) return;
    beep(660, 1);
    setBegan(null);
    onDone();
  }, [over, onDone]);

  if (!at)
    return (
      <Button
        className="secondary"
        onPress={() => {
          setNow(Date.now());
          setBegan(Date.now());
        }}
      >
        {words.selfcare.timer}
      </Button>
    );
  return (
    <div className="timer">
      <span role="timer" className="timer-left">
        {at.left}
      </span>
      <span>{at.part.resting ? words.session.kinds.rest : words.session.hold(at.part.hold, exercise.repeats)}</span>
      <Button className="plain" onPress={() => setBegan(null)}>
        {words.session.stop}
      </Button>
    </div>
  );
};
