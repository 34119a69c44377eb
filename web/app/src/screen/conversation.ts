// The interview as it goes on: the question of now, how it is answered, and whether one of safety is still open.
import type { Interview, Question } from 'taut-core';
import { useAsk, useRested } from '../core/use';
import { isEmpty, told, useCase, withAnswer } from '../state/case';
import { REST_MS } from '../state/ranking';
import { settings } from '../state/settings';
import type { OnAnswer } from './Question';

export type Conversation = {
  interview: Interview | undefined;
  question: Question | null;
  error: Error | undefined;
  /** True while the next question bears on a danger; undefined until it is known, and where nothing is told. */
  safetyOpen: boolean | undefined;
  onAnswer: OnAnswer;
};

export const useConversation = (): Conversation => {
  const { language } = settings.useNow();
  const t = told.useNow();
  const asked = useCase();
  const rested = useRested(asked, REST_MS); // a stroke waits until the hand rests; an answer does not
  const now = rested.answers === asked.answers ? rested : asked;
  const { answer: interview, error } = useAsk('interview', isEmpty(t) ? null : [now, { language }]);
  const question = interview?.question ?? null;
  const onAnswer: OnAnswer = (answer, says) => {
    if (question)
      told.change((c) =>
        withAnswer(c, { question: question.id, ...answer }, { question: question.id, asked: question.text, answered: says }),
      );
  };
  const safetyOpen = interview && !interview.done && !interview.emergency && question?.bears_on != null;
  return { interview, question, error, safetyOpen, onAnswer };
};
