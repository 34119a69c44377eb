// The interview as a short conversation: what was said, the question of now, what follows for safety.
import { Button } from 'react-aria-components/Button';
import { useAsk } from '../core/use';
import { answersUntil, told, useCase } from '../state/case';
import { to } from '../state/route';
import { settings } from '../state/settings';
import { useWords } from '../words';
import { AlertCard, EmergencyAlert } from './Alerts';
import { Allowed } from './Allowed';
import { useConversation } from './conversation';
import { Question } from './Question';
import { useFocusOnNext } from './SafetyFirst';

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
  const { trained } = settings.useNow();
  const asked = useCase();
  const t = told.useNow();
  const { interview, question, error, onAnswer } = useConversation();
  const screening = useAsk('screen', [asked, { trained }]).answer;
  const place = useFocusOnNext(question?.id);
  const emergencies = screening?.emergency ? screening.alerts.filter((a) => a.level === 'emergency') : [];
  const others = screening?.alerts.filter((a) => a.level !== 'emergency') ?? [];
  const isSafe = question !== null && question.bears_on === null;
  return (
    <div className="screen">
      <h1>{words.screen.title}</h1>
      <p className="lead">{words.screen.lead}</p>
      {emergencies.length > 0 && <EmergencyAlert alerts={emergencies} />}
      <Said />
      {error && (
        <p role="alert" className="notice">
          {words.failed} {error.message}
        </p>
      )}
      <div ref={place}>
        {question?.bears_on && interview && interview.one_yes_from_danger > 0 && (
          <p className="quiet open-dangers">{words.screen.open(interview.one_yes_from_danger)}</p>
        )}
        {isSafe && <p className="notice good">{words.screen.doneSafety}</p>}
        {question && emergencies.length === 0 && <Question key={question.id} question={question} onAnswer={onAnswer} />}
        {interview?.done && <p className="notice good">{words.screen.done}</p>}
        {(isSafe || interview?.done) && emergencies.length === 0 && (
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
