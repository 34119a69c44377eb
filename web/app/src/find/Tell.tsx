// The words box, and what was understood of all that was told.
import { memo, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Ranking } from 'taut-core';
import { isEmpty, nothing, told, withoutFinding } from '../state/case';
import type { Answer } from '../state/ranking';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';
import { exampleCase } from './example';

const PAUSE_MS = 250;

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

type Understood = Ranking['understood'][number];

/** Said in answer to a question: of these there are many, and nobody wonders about them. */
const isAnsweredNo = (u: Understood): boolean => Boolean(u.negated) && u.method === 'answer';

const Chips = ({ of }: { of: Understood[] }) => {
  const { find } = useWords();
  return (
    <ul className="chips">
      {of.map((u) => (
        <li
          key={`${u.says} ${u.span?.[0]}`}
          className={u.negated ? 'chip denied' : 'chip'}
          title={u.inferred ? find.inferred : undefined}
        >
          {u.says}
        </li>
      ))}
    </ul>
  );
};

export const Tell = memo(({ ranking, whole }: Pick<Answer, 'ranking' | 'whole'>) => {
  const all = useWords();
  const words = all.find;
  const { language } = settings.useNow();
  const t = told.useNow();
  const [typed, setTyped] = useTyped();
  const understood = ranking?.understood ?? [];
  const denied = whole?.understood.filter(isAnsweredNo) ?? [];
  const left = ranking?.not_understood ?? [];
  const nothingHurts = ranking !== undefined && !ranking.withheld && ranking.muscular === null;
  const showExample = async () => {
    const example = await exampleCase(all, language);
    told.change(() => example);
  };
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
          <Button className="secondary" onPress={showExample}>
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
            <Chips of={understood.filter((u) => !isAnsweredNo(u))} />
            {denied.length > 0 && (
              <details className="sources">
                <summary>{words.answeredNo(denied.length)}</summary>
                <Chips of={denied} />
              </details>
            )}
          </>
        )}
        {nothingHurts && !isEmpty(t) && <p className="notice">{words.nothingUnderstood}</p>}
        {left.length > 0 && <p className="quiet">{words.notUnderstood(left.map((l) => `“${l.text}”`).join(', '))}</p>}
      </div>
      <ToldFindings understood={[...understood, ...denied]} />
    </section>
  );
});

/** What was answered to a check, to be taken back. */
const ToldFindings = ({ understood }: { understood: Understood[] }) => {
  const words = useWords().find;
  const { findings } = told.useNow();
  if (findings.length === 0) return null;
  const says = findings.map((f) => {
    const place = 'region' in f ? f.region : 'point' in f ? f.point : 'id' in f ? f.id : f.kind;
    const same = understood.find(
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
