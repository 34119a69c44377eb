// What to do at home today: a few exercises with their picture and a timer, habits, when to stop.
import { useCallback } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { Exercise, Programme } from 'taut-core';
import { useLooks } from '../body/looks';
import { usePicture } from '../body/picture';
import { useAsk } from '../core/use';
import { StandingAlerts } from '../screen/Alerts';
import { useConversation } from '../screen/conversation';
import { SafetyFirst } from '../screen/SafetyFirst';
import { isEmpty, told, useCase } from '../state/case';
import { dayOf } from '../state/diary';
import { daysActive, done, toggle } from '../state/done';
import { useRanking } from '../state/ranking';
import { to } from '../state/route';
import { useWords } from '../words';
import { Timer } from './Timer';

const keyOf = (e: Exercise): string => [e.exercise, e.point, e.side].join(' ');

const Picture = ({ exercise: e }: { exercise: Exercise }) => {
  const words = useWords();
  const looks = useLooks();
  const side = e.side === 'right' || e.side === 'both' ? e.side : 'left';
  const p = usePicture(e.point ? { show: 'point', id: e.point } : null, { ...looks, side });
  return p && <img className="pattern" src={p.url} alt={words.find.pictureOf(e.name)} />;
};

const Card = ({ exercise: e, today }: { exercise: Exercise; today: string }) => {
  const words = useWords();
  const w = words.selfcare;
  const key = keyOf(e);
  const isDone = (done.useNow()[today] ?? []).includes(key);
  const finish = useCallback(() => {
    if (!(done.now[today] ?? []).includes(key)) toggle(today, key);
  }, [today, key]);
  return (
    <article className="card exercise">
      <h3>
        {e.name} {(e.side === 'left' || e.side === 'right') && <span className="side-tag">{words.side[e.side]}</span>}
      </h3>
      <p className="dose">{e.dose}</p>
      <Picture exercise={e} />
      <p>{e.how}</p>
      {e.care && (
        <p className="quiet">
          <strong>{w.care}:</strong> {e.care}
        </p>
      )}
      {e.easier && (
        <p className="quiet">
          {w.easier}: {e.easier}
        </p>
      )}
      {e.strength && (
        <p className="evidence">
          <span className={`grade grade-${e.strength}`}>{e.strength}</span> {words.find.evidence}:{' '}
          {words.find.strengths[e.strength]}
        </p>
      )}
      <div className="row no-print">
        {e.hold_s > 0 && <Timer exercise={e} onDone={finish} />}
        <Checkbox className="many-option" isSelected={isDone} onChange={() => toggle(today, key)}>
          <span className="many-box" aria-hidden="true" />
          {w.done}
        </Checkbox>
      </div>
    </article>
  );
};

const ProgrammeView = ({ programme: p }: { programme: Programme }) => {
  const words = useWords();
  const w = words.selfcare;
  const today = dayOf(new Date());
  const active = daysActive(done.useNow(), today);
  return (
    <>
      {p.doubtful && <p className="notice">{words.find.muscularLow}</p>}
      {p.exercises.length === 0 && <p className="notice">{words.screen.now[p.allowed]}</p>}
      {active > 0 && <p>{w.active(active)}</p>}
      <h2 className="hidden">{w.exercises}</h2>
      <div className="atlas-points">
        {[...p.before, ...p.exercises].map((e) => (
          <Card key={keyOf(e)} exercise={e} today={today} />
        ))}
      </div>
      <section aria-labelledby="stop-title">
        <h2 id="stop-title">{w.rules}</h2>
        <ul className="bullets">
          {p.rules.map((r) => (
            <li key={r.id}>{r.text}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="habits-title">
        <h2 id="habits-title">{w.habits}</h2>
        <ul className="bullets">
          {p.habits.map((h) => (
            <li key={h.text}>{h.text}</li>
          ))}
        </ul>
      </section>
      <Button className="secondary no-print" onPress={() => print()}>
        {w.print}
      </Button>
    </>
  );
};

export const Selfcare = () => {
  const words = useWords();
  const asked = useCase();
  const empty = isEmpty(told.useNow());
  const conversation = useConversation();
  const { ranking } = useRanking();
  const { answer, error } = useAsk('selfcare', empty || conversation.safetyOpen !== false ? null : [asked]);
  return (
    <div className="selfcare">
      <h1>{words.selfcare.title}</h1>
      <p className="lead">{words.selfcare.lead}</p>
      {empty ? (
        <p>
          <a className="button primary" href={to('find')}>
            {words.find.title}
          </a>
        </p>
      ) : (
        <>
          {ranking && <StandingAlerts alerts={ranking.alerts} />}
          <SafetyFirst conversation={conversation} />
        </>
      )}
      {error && (
        <p className="notice" role="alert">
          {words.failed} {error.message}
        </p>
      )}
      {answer && <ProgrammeView programme={answer} />}
      <p className="quiet">{words.session.honest}</p>
    </div>
  );
};
