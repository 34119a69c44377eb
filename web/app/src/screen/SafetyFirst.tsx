// The safety questions, asked where they stand in the way. They cannot be skipped, only answered.
import { useEffect, useRef } from 'react';
import { told } from '../state/case';
import { to } from '../state/route';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';
import type { Conversation } from './conversation';
import { Question } from './Question';

/** After an answer, the next question is where the reader is. */
export const useFocusOnNext = (question: string | undefined): React.RefObject<HTMLDivElement | null> => {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (question && before.current && before.current !== question) place.current?.querySelector('h2')?.focus();
    before.current = question;
  }, [question]);
  return place;
};

export const SafetyFirst = ({ conversation: { question, safetyOpen, onAnswer } }: { conversation: Conversation }) => {
  const { find, screen } = useWords();
  const { answers } = told.useNow();
  const place = useFocusOnNext(question?.id);
  if (!safetyOpen || !question) return null;
  return (
    <div className="safety-first">
      <p className="safety-title">
        <Icon name="screen" />
        <strong>{find.safetyFirst}</strong>
        {answers.length > 0 && <a href={to('screen')}>{screen.answered(answers.length)}</a>}
      </p>
      {answers.length === 0 && <p>{find.safetyLead}</p>}
      <div ref={place}>
        <Question key={question.id} question={question} onAnswer={onAnswer} />
      </div>
    </div>
  );
};
