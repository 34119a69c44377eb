// What to do in the minutes there are, and the way into the live guide.
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { type Plan, Refusal, type Step } from 'taut-core';
import { ask } from '../core/client';
import { useAsk } from '../core/use';
import { StandingAlerts } from '../screen/Alerts';
import { useConversation } from '../screen/conversation';
import { SafetyFirst } from '../screen/SafetyFirst';
import { isEmpty, told, useCase } from '../state/case';
import { useRanking } from '../state/ranking';
import { to } from '../state/route';
import { begin, sitting } from '../state/session';
import { settings } from '../state/settings';
import { useWords } from '../words';
import { Guide } from './Guide';

const MINUTES = { least: 5, most: 60, own: 10, trained: 45 };

const minutesOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const StepRow = ({ step: s }: { step: Step }) => {
  const words = useWords();
  const w = words.session;
  const what = s.technique_name ?? w.kinds[s.kind];
  return (
    <li className={`plan-step kind-${s.kind}`}>
      <span className="plan-time">{minutesOf(s.seconds)}</span>
      <div>
        <strong>{what}</strong>
        {s.muscle_name && (
          <span>
            {' '}
            · {s.muscle_name}
            {s.side !== 'unstated' && s.side !== 'midline' && `, ${words.side[s.side]}`}
          </span>
        )}
        <p className="quiet">
          {[
            s.pressure_of_ten[1] > 0 && s.kind === 'release' && w.pressure(s.pressure_of_ten[1]),
            s.hold_s > 0 && s.repeats > 0 && w.holds(s.repeats, s.hold_s),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
};

const LEFT_OUT = 5;

const PlanView = ({ plan }: { plan: Plan }) => {
  const words = useWords();
  const w = words.session;
  const left = plan.considered.filter((c) => c.why !== 'in the plan').slice(0, LEFT_OUT);
  return (
    <>
      {plan.why && <p>{plan.why}</p>}
      <ol className="plan">
        {plan.steps.map((s, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan is made anew as a whole
          <StepRow key={k} step={s} />
        ))}
      </ol>
      {left.length > 0 && (
        <details className="sources">
          <summary>{w.leftOut}</summary>
          <ul>
            {left.map((c) => (
              <li key={`${c.point} ${c.side}`}>
                {c.muscle_name ?? c.point}
                {(c.side === 'left' || c.side === 'right') && `, ${words.side[c.side]}`}: {w.whyNot[c.why] ?? c.why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

const isNothing = (error: Error | undefined): boolean => error instanceof Refusal && error.status === 'TAUT_EEMPTY';

export const Session = () => {
  const words = useWords();
  const w = words.session;
  const t = told.useNow();
  const asked = useCase();
  const { now } = sitting.useNow();
  const { trained } = settings.useNow();
  const [minutes, setMinutes] = useState<number>(trained ? MINUTES.trained : MINUTES.own);
  const conversation = useConversation();
  const { ranking } = useRanking();
  const open = conversation.safetyOpen;
  const empty = isEmpty(t);
  const { answer: plan, error } = useAsk('plan', empty || open !== false ? null : [asked, { minutes, trained }]);
  if (now) return <Guide sitting={now} />;

  const start = async (made: Plan) => {
    const understood = await ask('understand', asked);
    sitting.change(() => ({ now: begin(understood, made, Date.now()) }));
  };
  return (
    <div className="session">
      <h1>{w.title}</h1>
      <p className="lead">{w.lead}</p>
      {empty && (
        <p>
          <a className="button primary" href={to('find')}>
            {words.find.title}
          </a>
        </p>
      )}
      {ranking && <StandingAlerts alerts={ranking.alerts} />}
      <SafetyFirst conversation={conversation} />
      {error && (
        <p className="notice" role="alert">
          {isNothing(error) ? words.find.nothingUnderstood : `${words.failed} ${error.message}`}
        </p>
      )}
      {!empty && open === false && (
        <label className="field">
          <span>{w.minutes(minutes)}</span>
          <input
            type="range"
            min={MINUTES.least}
            max={MINUTES.most}
            step={5}
            value={minutes}
            onChange={(e) => setMinutes(Number(e.target.value))}
          />
        </label>
      )}
      {plan && plan.steps.length > 0 && (
        <>
          <div className="row wide">
            <h2>{w.plan(minutesOf(plan.seconds))}</h2>
            <Button className="primary" onPress={() => start(plan)}>
              {w.begin}
            </Button>
          </div>
          <PlanView plan={plan} />
        </>
      )}
      {plan && plan.steps.length === 0 && (
        <>
          <p className="notice">{words.screen.now[plan.now]}</p>
          <p>{w.nothingToDo}</p>
        </>
      )}
      <p className="quiet">{w.honest}</p>
    </div>
  );
};
