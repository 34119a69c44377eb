// Which exercises were done on which day, on this device.
import { Store } from './store';

/** By day, the exercises done. */
export type Done = Record<string, string[]>;
export const done = new Store<Done>('done', {});

export const toggle = (day: string, exercise: string): void =>
  done.change((now) => {
    const today = now[day] ?? [];
    return { ...now, [day]: today.includes(exercise) ? today.filter((e) => e !== exercise) : [...today, exercise] };
  });

const DAY_MS = 86_400_000;

/** Of the seven days that end today, those on which something was done. Days without are not counted against anybody. */
export const daysActive = (all: Done, today: string): number => {
  const end = Date.parse(today);
  return Object.entries(all).filter(
    ([day, some]) => some.length > 0 && end - Date.parse(day) < 7 * DAY_MS && Date.parse(day) <= end,
  ).length;
};
