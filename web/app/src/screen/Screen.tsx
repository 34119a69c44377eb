// The interview as a short conversation: what was said, the question of now, what follows for safety.
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAsk } from '../core/use';
import { answersUntil, told, useCase, withAnswer } from '../state/case';
import { to } from '../state/route';
import { settings } from '../state/settings';
import { useWords } from '../words';
import { AlertCard, EmergencyAlert } from './Alerts';
import { Allowed } from './Allowed';
import { type OnAnswer, Question } from './Question';

const Said = () => {
  const words = useWords();
  const { said } = told.useNow();
  if (said.length === 0) return null;
  return (
    <details className="said" open={said.length <= 3}>
      <summary>
        {words.screen.soFar}: {words.screen.answered(said.length)}
      </summary>
      <ol>
        {said.map((s) => (
          <li key={s.question}>
            <span className="said-asked">{s.asked}</span>
            <span className="said-answered">{s.answered}</span>
            <Button
              className="plain"
              aria-label={`${words.screen.change}: ${s.asked}`}
              onPress={() => told.change((now) => answersUntil(now, s.question))}
            >
              {words.screen.change}
            </Button>
          </li>
        ))}
      </ol>
    </details>
  );
};

export const Screen = () => {
  const words = useWords();
  const { language, trained } = settings.useNow();
  const asked = useCase();
  const t = told.useNow();
  const interview = useAsk('interview', [asked, { language }]);
  const screening = useAsk('screen', [asked, { trained }]).answer;
  const question = interview.answer?.question ?? null;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef<string | null>(null);

  // After an answer the next question is where the reader is.
  useEffect(() => {
    if (question && before.current && before.current !== question.id) place.current?.querySelector('h2')?.focus();
    before.current = question?.id ?? null;
  }, [question]);

  const onAnswer: OnAnswer = (answer, says) => {
    if (question)
      told.change((now) =>
        withAnswer(now, { question: question.id, ...answer }, { question: question.id, asked: question.text, answered: says }),
      );
  };
  const emergencies = screening?.emergency ? screening.alerts.filter((a) => a.level === 'emergency') : [];
  const others = screening?.alerts.filter((a) => a.level !== 'emergency') ?? [];
  const isSafe = question !== null && question.bears_on === null;
  return (
    <div className="screen">
      <h1>{words.screen.title}</h1>
      <p className="lead">{words.screen.lead}</p>
      {emergencies.length > 0 && <EmergencyAlert alerts={emergencies} />}
      <Said />
      {interview.error && (
        <p role="alert" className="notice">
          {words.failed} {interview.error.message}
        </p>
      )}
      <div ref={place}>
        {question?.bears_on && interview.answer && interview.answer.one_yes_from_danger > 0 && (
          <p className="quiet open-dangers">{words.screen.open(interview.answer.one_yes_from_danger)}</p>
        )}
        {isSafe && <p className="notice good">{words.screen.doneSafety}</p>}
        {question && emergencies.length === 0 && <Question key={question.id} question={question} onAnswer={onAnswer} />}
        {interview.answer?.done && <p className="notice good">{words.screen.done}</p>}
        {(isSafe || interview.answer?.done) && emergencies.length === 0 && (
          <a className="button primary" href={to('find')}>
            {words.screen.toFind}
          </a>
        )}
      </div>
      {screening && (
        <>
          {others.length > 0 && (
            <section aria-labelledby="alerts-title">
              <h2 id="alerts-title">{words.screen.alerts}</h2>
              {others.map((a) => (
                <AlertCard key={`${a.rule} ${a.side}`} alert={a} />
              ))}
            </section>
          )}
          {t.answers.length > 0 && <Allowed screening={screening} />}
        </>
      )}
      {t.answers.length > 0 && (
        <Button className="plain" onPress={() => told.change((now) => ({ ...now, answers: [], said: [] }))}>
          {words.screen.startAgain}
        </Button>
      )}
    </div>
  );
};
