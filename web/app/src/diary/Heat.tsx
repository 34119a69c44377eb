// Where it hurts most often: all drawings of a chosen time on one body, in the bands of the core's heat map.
import { useMemo, useState } from 'react';
import type { Drawing, Layer } from 'taut-core';
import { BodyView, type Shown } from '../body/BodyView';
import { useAskOnce } from '../core/use';
import { type Entry, type Span, since, spans } from '../state/diary';
import { settings } from '../state/settings';
import { Choice } from '../ui/Choice';
import { useWords } from '../words';

const none: Layer[] = [];
const nothing = () => {};

const shownOf = (drawings: Drawing[]): Shown[] =>
  drawings.length > 0 ? [{ key: 'heat', subject: { show: 'heat', drawings } }] : [];

export const Heat = ({ entries }: { entries: Entry[] }) => {
  const words = useWords();
  const w = words.diary;
  const { figure } = settings.useNow();
  const views = useAskOnce('views', []).answer;
  const [span, setSpan] = useState<Span>('all');
  const shown = useMemo(
    () => shownOf(since(entries, span, new Date()).flatMap(({ layers }) => (layers.length > 0 ? [{ figure, layers }] : []))),
    [entries, span, figure],
  );
  const n = shown[0]?.subject.show === 'heat' ? shown[0].subject.drawings.length : 0;
  if (!views || !entries.some((e) => e.layers.length > 0)) return null;
  return (
    <section className="card" aria-labelledby="heat-title">
      <h2 id="heat-title">{w.heat}</h2>
      <Choice label={w.span} value={span} options={spans.map((id) => ({ id, label: w.spans[id] }))} onChange={setSpan} />
      <p className="quiet">{w.heatLead(n)}</p>
      <div className="allowed-views">
        {['front', 'back'].map((name) => {
          const view = views.find((v) => v.name === name);
          return (
            view && (
              <BodyView
                key={name}
                view={view}
                views={views}
                layers={none}
                shown={shown}
                tool={null}
                label={`${w.heat}: ${words.views[name]}`}
                onTrack={nothing}
                onPick={nothing}
              />
            )
          );
        })}
      </div>
    </section>
  );
};
