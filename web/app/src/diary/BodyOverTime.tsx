// The drawings of the entries, one after the other.
import { useState } from 'react';
import type { Layer } from 'taut-core';
import { BodyView } from '../body/BodyView';
import { useAskOnce } from '../core/use';
import type { Entry } from '../state/diary';
import { settings } from '../state/settings';
import { locales, useWords } from '../words';

const none: Layer[] = [];
const nothing = () => {};

export const BodyOverTime = ({ entries }: { entries: Entry[] }) => {
  const words = useWords();
  const { language } = settings.useNow();
  const drawn = entries.filter((e) => e.layers.length > 0);
  const views = useAskOnce('views', []).answer;
  const [at, setAt] = useState(drawn.length - 1);
  const shown = drawn[Math.min(Math.max(at, 0), drawn.length - 1)];
  if (!shown || !views) return null;
  const when = new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium' }).format(new Date(shown.at));
  return (
    <section className="card" aria-labelledby="over-time-title">
      <h2 id="over-time-title">{words.diary.body}</h2>
      <p className="quiet">{words.diary.bodyLead}</p>
      {drawn.length > 1 && (
        <label className="field">
          <span>{when}</span>
          <input
            type="range"
            min={0}
            max={drawn.length - 1}
            value={Math.max(at, 0)}
            onChange={(e) => setAt(Number(e.target.value))}
          />
        </label>
      )}
      <div className="allowed-views">
        {['front', 'back'].map((name) => {
          const view = views.find((v) => v.name === name);
          return (
            view && (
              <BodyView
                key={name}
                view={view}
                views={views}
                layers={shown.layers ?? none}
                shown={[]}
                tool={null}
                label={`${when}: ${words.views[name]}`}
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
