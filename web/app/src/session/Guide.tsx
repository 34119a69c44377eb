// The live guide: fills the screen, is read at arm's length, and is used with one oily hand.
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Switch } from 'react-aria-components/Switch';
import type { SessionState } from 'taut-core';
import { useAsk } from '../core/use';
import { AlertCard } from '../screen/Alerts';
import { holdsFinding, told, useCase, withFinding, withoutFindings } from '../state/case';
import { to } from '../state/route';
import { type Sitting, sitting } from '../state/session';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { Sheet } from '../ui/Sheet';
import { useWords } from '../words';
import { useSounds, useVoice, useWakeLock } from './cues';
import { type Happened, type Send, useSession } from './use';

/** As docs/formats/session.md names them; the last are signs of the atlas. */
const hazards = [
  'pulse',
  'tingling',
  'electric',
  'dizziness',
  'nausea',
  'vision',
  'speech-trouble',
  'one-sided-weakness',
  'chest-pressure',
  'breathlessness',
] as const;
type Hazard = (typeof hazards)[number];

const clock = (seconds: number): string =>
  seconds < 60 ? `${seconds}` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const OutOfTen = ({ label, send }: { label: string; send: Send }) => (
  <fieldset className="guide-ten">
    <legend>{label}</legend>
    <div className="ten">
      {Array.from({ length: 11 }, (_, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the number is what it is
        <Button key={k} className="secondary" onPress={() => send({ event: 'pain', of_ten: k })}>
          {k}
        </Button>
      ))}
    </div>
  </fieldset>
);

/** What can be said now. */
const Answers = ({ state, send }: { state: SessionState; send: Send }) => {
  const words = useWords();
  const w = words.session;
  const button = (text: string, happened: Happened, kind = 'secondary') => (
    <Button key={text} className={`${kind} guide-button`} onPress={() => send(happened)}>
      {text}
    </Button>
  );
  switch (state.phase) {
    case 'ready':
      return button(w.start, { event: 'start' }, 'primary');
    case 'locate':
      return (
        <>
          <OutOfTen label={w.howSore} send={send} />
          <div className="guide-row">
            {button(w.myPain, { event: 'familiar', yes: true })}
            {button(w.notMyPain, { event: 'familiar', yes: false })}
          </div>
          <div className="guide-row">
            {button(w.found, { event: 'found' }, 'primary')}
            {button(w.notFound, { event: 'not-found' })}
          </div>
        </>
      );
    case 'hold':
      return (
        <>
          <div className="guide-row">
            {button(w.less, { event: 'less' })}
            {button(w.good, { event: 'good' })}
            {button(w.more, { event: 'more' })}
          </div>
          <OutOfTen label={state.ask_pain ? w.howSoreNow : w.howSore} send={send} />
          {button(w.released, { event: 'released' })}
        </>
      );
    case 'retest':
      return (
        <>
          <OutOfTen label={w.howSoreNow} send={send} />
          <div className="guide-row">
            {button(w.myPain, { event: 'familiar', yes: true })}
            {button(w.notMyPain, { event: 'familiar', yes: false })}
          </div>
        </>
      );
    case 'paused':
      return button(w.resume, { event: 'resume' }, 'primary');
    default:
      return button(w.goOn, { event: 'next' });
  }
};

/** A danger sign ends the pressing, and is told in the case, so that screening, ranking and later plans know of it. */
const Dangers = ({ send }: { send: Send }) => {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const tell = async (sign: Hazard) => {
    setOpen(false);
    const after = await send({ event: 'danger', sign });
    if (after) told.change((now) => after.added.reduce(withFinding, now));
  };
  return (
    <>
      <Button className="secondary danger" onPress={() => setOpen(true)}>
        <Icon name="alert" /> {words.session.wrong}
      </Button>
      <Sheet title={words.session.wrong} open={open} onClose={() => setOpen(false)}>
        <p>{words.session.wrongLead}</p>
        <div className="answers">
          {hazards.map((sign) => (
            <Button key={sign} className="secondary big" onPress={() => tell(sign)}>
              {words.session.hazards[sign]}
            </Button>
          ))}
        </div>
      </Sheet>
    </>
  );
};

/** What danger signs put into the case, to be taken back, and the rule that fires for them. */
const Kept = ({ state, sitting: s }: { state: SessionState; sitting: Sitting }) => {
  const words = useWords();
  const t = told.useNow();
  const kept = state.added.filter((f) => holdsFinding(t, f));
  const asked = useCase();
  const screening = useAsk('screen', kept.length > 0 ? [asked] : null).answer;
  if (kept.length === 0) return null;
  const alert = screening?.alerts.find((a) => a.rule === state.alert);
  const signs = hazards.filter((h) => s.events.some((e) => e.sign === h)).map((h) => words.session.hazards[h]);
  return (
    <section className="guide-kept" role="status">
      {alert && (
        <>
          <h2>{words.screen.alerts}</h2>
          <AlertCard alert={alert} />
        </>
      )}
      <p>{words.session.kept(signs.join(', '))}</p>
      <p className="row">
        <a className="button secondary" href={to('screen')}>
          {words.screen.title}
        </a>
        <Button className="plain" onPress={() => told.change((now) => withoutFindings(now, kept))}>
          {words.session.notSo}
        </Button>
      </p>
    </section>
  );
};

const Over = ({ state, sitting: s }: { state: SessionState; sitting: Sitting }) => {
  const words = useWords();
  return (
    <div className="guide-over">
      <h1>{state.phase === 'stopped' ? words.session.stopped : words.session.over}</h1>
      {state.notice && <p className="notice">{state.notice}</p>}
      <Kept state={state} sitting={s} />
      <h2>{words.session.summary}</h2>
      <pre className="text">{state.summary}</pre>
      <h2>{words.session.note}</h2>
      <pre className="text">{state.note}</pre>
      <Button className="primary" onPress={() => sitting.change(() => ({ now: null }))}>
        {words.close}
      </Button>
    </div>
  );
};

const Clock = ({ state }: { state: SessionState }) => {
  const { seconds_left: left, seconds_of: all } = state;
  const share = left !== null && all > 0 ? left / all : 0;
  return (
    <div className={left === null ? 'guide-clock idle' : 'guide-clock'}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className="guide-ring-all" cx="50" cy="50" r="46" />
        <circle
          className="guide-ring"
          cx="50"
          cy="50"
          r="46"
          pathLength="1"
          strokeDasharray={`${share} 1`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span role="timer">{left === null ? '–' : clock(left)}</span>
    </div>
  );
};

export const Guide = ({ sitting: s }: { sitting: Sitting }) => {
  const words = useWords();
  const w = words.session;
  const { language } = settings.useNow();
  const { state, refused, send } = useSession(s);
  const [sounds, setSounds] = useState(true);
  const [voice, setVoice] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const over = state?.phase === 'finished' || state?.phase === 'stopped';
  useSounds(state, sounds && !over);
  useVoice(state, voice && !over, language);
  useWakeLock(!over);
  useEffect(() => {
    box.current?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for a session that was left and is taken up again
  useEffect(() => {
    if (s.events.length > 0) send({ event: 'interrupted' });
  }, []);
  if (!state) return <p className="quiet">{words.loading}</p>;
  if (over) return <Over state={state} sitting={s} />;
  const running = state.phase !== 'ready' && state.phase !== 'paused';
  return (
    <section className="guide" ref={box} tabIndex={-1} aria-label={words.pages.session} data-phase={state.phase}>
      <div className="guide-head">
        <span>{state.step > 0 && w.step(state.step, state.n_steps)}</span>
        {running && (
          <Button className="plain" onPress={() => send({ event: 'pause' })}>
            {w.pause}
          </Button>
        )}
        <Button className="plain" onPress={() => send({ event: 'end' })}>
          {w.end}
        </Button>
      </div>
      <Clock state={state} />
      <div aria-live="assertive" className="guide-say">
        <h1>
          {state.title} {state.holds > 1 && state.hold > 0 && <small>{w.hold(state.hold, state.holds)}</small>}
        </h1>
        {state.where && <p className="guide-where">{state.where}</p>}
        {state.notice && <p className="notice">{state.notice}</p>}
        {state.switch_to && <p className="notice">{w.changeSides(words.side[state.switch_to])}</p>}
      </div>
      <Kept state={state} sitting={s} />
      {state.pressure_of_ten > 0 && (
        <p className="guide-pressure">
          {w.pressure(state.pressure_of_ten)} · {w.limit(state.limit_of_ten)}
        </p>
      )}
      <div className="guide-answers">
        <Answers state={state} send={send} />
        {running && (
          <div className="guide-row guide-always">
            <Button className="primary danger guide-button" onPress={() => send({ event: 'stop' })}>
              {w.stop}
            </Button>
            <Dangers send={send} />
          </div>
        )}
      </div>
      {refused && (
        <p role="alert" className="quiet">
          {refused}
        </p>
      )}
      <div className="guide-text">
        <p>{state.do}</p>
        {state.feel && (
          <p>
            <strong>{w.feel}:</strong> {state.feel}
          </p>
        )}
        {state.say && (
          <p>
            <q>{state.say}</q>
          </p>
        )}
        {state.stop && (
          <p>
            <strong>{w.stopAt}:</strong> {state.stop}
          </p>
        )}
        {state.next && (
          <p className="quiet">
            {w.after}: {state.next}
          </p>
        )}
      </div>
      <div className="row">
        <Switch className="switch" isSelected={sounds} onChange={setSounds}>
          <span className="switch-track" aria-hidden="true" />
          <span>{w.sounds}</span>
        </Switch>
        <Switch className="switch" isSelected={voice} onChange={setVoice}>
          <span className="switch-track" aria-hidden="true" />
          <span>{w.voice}</span>
        </Switch>
      </div>
    </section>
  );
};
