// Entries as dots, their mean over seven days as a line with a band.
import type { Entry } from '../state/diary';
import { rolling } from '../state/diary';
import { settings } from '../state/settings';
import { locales, useWords } from '../words';

const WIDE = 600;
const HIGH = 220;
const PAD = { left: 28, right: 10, top: 10, bottom: 24 };
const steps = [0, 2, 4, 6, 8, 10];

export const Trend = ({ entries }: { entries: Entry[] }) => {
  const w = useWords().diary;
  const { language } = settings.useNow();
  const begin = Date.parse(entries[0]?.at ?? '');
  const end = Math.max(Date.parse(entries.at(-1)?.at ?? ''), begin + 1);
  const x = (at: number) => PAD.left + ((at - begin) / (end - begin)) * (WIDE - PAD.left - PAD.right);
  const y = (nrs: number) => HIGH - PAD.bottom - (nrs / 10) * (HIGH - PAD.top - PAD.bottom);
  const course = rolling(entries);
  const path = (points: [number, number][]) =>
    points.map(([a, b], k) => `${k === 0 ? 'M' : 'L'}${a.toFixed(1)} ${b.toFixed(1)}`).join('');
  const band = `${path(course.map((r) => [x(r.at), y(r.high)]))}${path([...course].reverse().map((r) => [x(r.at), y(r.low)])).replace('M', 'L')}Z`;
  const date = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short' });
  return (
    <svg
      className="trend"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      role="img"
      aria-label={`${w.trend}: ${entries.map((e) => e.nrs).join(', ')}`}
    >
      {steps.map((nrs) => (
        <g key={nrs}>
          <line className="trend-grid" x1={PAD.left} x2={WIDE - PAD.right} y1={y(nrs)} y2={y(nrs)} />
          <text className="trend-text" x={PAD.left - 6} y={y(nrs) + 4} textAnchor="end">
            {nrs}
          </text>
        </g>
      ))}
      <path className="trend-band" d={band} />
      <path className="trend-line" d={path(course.map((r) => [x(r.at), y(r.mean)]))} />
      {entries.map((e) => (
        <circle key={e.at} className="trend-dot" cx={x(Date.parse(e.at))} cy={y(e.nrs)} r="3.5" />
      ))}
      <text className="trend-text" x={PAD.left} y={HIGH - 6}>
        {date.format(begin)}
      </text>
      <text className="trend-text" x={WIDE - PAD.right} y={HIGH - 6} textAnchor="end">
        {date.format(end)}
      </text>
    </svg>
  );
};
