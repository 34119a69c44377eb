// The way to the safety questions, for as long as a question is open that bears on a danger.
import { memo } from 'react';
import { REST_MS } from '../core/ranking';
import { useAsk, useRested } from '../core/use';
import { told, useCase } from '../state/case';
import { to } from '../state/route';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';

/** True while the next question is one of safety; undefined until it is known. */
export const useSafetyOpen = (): boolean | undefined => {
  const { language } = settings.useNow();
  const asked = useRested(useCase(), REST_MS);
  const { answer } = useAsk('interview', [asked, { language }]);
  if (!answer) return undefined;
  return !answer.done && !answer.emergency && answer.question?.bears_on != null;
};

export const SafetyFirst = memo(() => {
  const { find } = useWords();
  const { answers } = told.useNow();
  if (!useSafetyOpen()) return null;
  return (
    <aside className="safety-first">
      <Icon name="screen" />
      <div>
        <strong>{find.safetyFirst}</strong>
        <p>{find.safetyLead}</p>
        <a className="button primary" href={to('screen')}>
          {answers.length > 0 ? find.safetyGoOn : find.safetyStart}
        </a>
      </div>
    </aside>
  );
});
