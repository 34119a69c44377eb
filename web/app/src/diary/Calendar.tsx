// A month at a glance: the mean of each day as a number and a shade.
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Day } from '../state/diary';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { locales, useWords } from '../words';

const two = (v: number): string => String(v).padStart(2, '0');

/** Weeks of a month, Monday first; null: a day of another month. */
const weeksOf = (year: number, month: number): (number | null)[][] => {
  const lead = (new Date(year, month, 1).getDay() + 6) % 7;
  const n = new Date(year, month + 1, 0).getDate();
  const cells = [...Array.from({ length: lead }, () => null), ...Array.from({ length: n }, (_, k) => k + 1)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, k) =>
    Array.from({ length: 7 }, (_, d) => cells[7 * k + d] ?? null),
  );
};

export const Calendar = ({ days, today }: { days: Day[]; today: string }) => {
  const w = useWords().diary;
  const { language } = settings.useNow();
  const [[year, month], setMonth] = useState(() => [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1] as [number, number]);
  const turn = (by: number) => {
    const d = new Date(year, month + by, 1);
    setMonth([d.getFullYear(), d.getMonth()]);
  };
  const locale = locales[language];
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
  return (
    <section className="card" aria-labelledby="calendar-title">
      <div className="calendar-head">
        <h2 id="calendar-title">{w.calendar}</h2>
        <Button className="plain" aria-label={w.month.before} onPress={() => turn(-1)}>
          <Icon name="left" />
        </Button>
        <span aria-live="polite">{monthName.format(new Date(year, month, 1))}</span>
        <Button className="plain" aria-label={w.month.after} onPress={() => turn(1)}>
          <Icon name="right" />
        </Button>
      </div>
      <table className="calendar">
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((d) => (
              <th key={d} scope="col">
                {weekday.format(new Date(2024, 0, d))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no other name
            <tr key={k}>
              {week.map((day, d) => {
                const found = day === null ? undefined : days.find((x) => x.day === `${year}-${two(month + 1)}-${two(day)}`);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: days of other months have no other name
                  <td key={d} className={found ? `nrs-${Math.ceil(found.mean / 3.34)}` : undefined}>
                    {day !== null && <span className="calendar-day">{day}</span>}
                    {found && (
                      <>
                        <strong aria-hidden="true">{one.format(found.mean)}</strong>
                        <span className="hidden">{w.meanOf(one.format(found.mean), found.n)}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
