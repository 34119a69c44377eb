// The words box, and what was understood of all that was told.
import { memo, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Ranking } from 'taut-core';
import { isEmpty, nothing, told, withoutFinding } from '../state/case';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';

const PAUSE_MS = 250;
export const EXAMPLE = 'dull ache in the left temple and behind the left eye, stiff neck, worse at the desk';

/** What is typed becomes part of the case when the fingers rest, so that undo takes back a thought and not a letter. */
const useTyped = (): [string, (to: string) => void] => {
  const { words } = told.useNow();
  const [typed, setTyped] = useState(words);
  const last = useRef(words);
  useEffect(() => {
    if (words !== last.current) setTyped(words); // undone, imported, or an example
    last.current = words;
  }, [words]);
  useEffect(() => {
    if (typed === last.current) return;
    const timer = setTimeout(() => {
      last.current = typed;
      told.change((now) => ({ ...now, words: typed }));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
};

export const Tell = memo(({ ranking }: { ranking: Ranking | undefined }) => {
  const words = useWords().find;
  const t = told.useNow();
  const [typed, setTyped] = useTyped();
  const understood = ranking?.understood ?? [];
  const left = ranking?.not_understood ?? [];
  const nothingHurts = ranking !== undefined && !ranking.withheld && ranking.muscular === null;
  return (
    <section className="tell" aria-labelledby="find-title">
      <h1 id="find-title">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <label className="field">
        <span>{words.say}</span>
        <textarea rows={3} value={typed} placeholder={words.sayHint} onChange={(e) => setTyped(e.target.value)} />
      </label>
      {words.sayOnlyEnglish && <p className="quiet">{words.sayOnlyEnglish}</p>}
      <div className="row">
        {isEmpty(t) ? (
          <Button className="secondary" onPress={() => told.change((now) => ({ ...now, words: EXAMPLE }))}>
            {words.example}
          </Button>
        ) : (
          <Button className="plain" onPress={() => told.change(() => nothing)}>
            {words.clear}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {understood.length > 0 && (
          <>
            <h2 className="small">{words.understood}</h2>
            <ul className="chips">
              {understood.map((u) => (
                <li
                  key={`${u.says} ${u.span?.[0]}`}
                  className={u.negated ? 'chip denied' : 'chip'}
                  title={u.inferred ? words.inferred : undefined}
                >
                  {u.says}
                </li>
              ))}
            </ul>
          </>
        )}
        {nothingHurts && !isEmpty(t) && <p className="notice">{words.nothingUnderstood}</p>}
        {left.length > 0 && <p className="quiet">{words.notUnderstood(left.map((l) => `“${l.text}”`).join(', '))}</p>}
      </div>
      <ToldFindings ranking={ranking} />
    </section>
  );
});

/** What was answered to a check, to be taken back. */
const ToldFindings = ({ ranking }: { ranking: Ranking | undefined }) => {
  const words = useWords().find;
  const { findings } = told.useNow();
  if (findings.length === 0) return null;
  const says = findings.map((f) => {
    const place = 'region' in f ? f.region : 'point' in f ? f.point : 'id' in f ? f.id : f.kind;
    const same = ranking?.understood.find(
      (u) => u.kind === f.kind && [u.region, u.point, u.id].includes(place) && (!('side' in f) || !f.side || u.side === f.side),
    );
    return same?.says ?? String(place).replaceAll('-', ' ');
  });
  return (
    <>
      <h2 className="small">{words.told}</h2>
      <ul className="chips">
        {says.map((text, at) => (
          <li key={text} className="chip">
            {text}
            <Button
              className="chip-remove"
              aria-label={words.remove(text)}
              onPress={() => told.change((now) => withoutFinding(now, at))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};
