// An example case one tap away: a stiff neck at the desk, with the safety questions answered as a person without any danger would.
import type { Answer, Interview, Language } from 'taut-core';
import { ask } from '../core/client';
import { caseOf, nothing, type Told, withAnswer } from '../state/case';
import { settings } from '../state/settings';
import type { Words } from '../words/en';

const WORDS = 'dull ache in the left temple and behind the left eye, stiff neck, worse at the desk';
const MOST = 40;

type Replied = Omit<Answer, 'question'>;
type Asked = NonNullable<Interview['question']>;

/** What the person of the example says of itself; to all else: none of these. */
const own: Record<string, Replied> = {
  age: { number: 40, unit: 'years' },
  pregnancy: { chosen: ['neither'] },
  injury: { chosen: ['no-injury'] },
};
const none: Partial<Record<Asked['kind'], Replied>> = { many: { chosen: [] }, 'yes-no': { yes: false } };
const replyTo = (q: Asked): Replied => own[q.id] ?? none[q.kind] ?? { unknown: true };

const saysOf = (r: Replied, q: Asked, words: Words): string => {
  if (r.unknown) return words.dontKnow;
  if (r.number !== undefined) return `${r.number}`;
  if (r.yes === false) return words.no;
  return q.choices?.find((c) => r.chosen?.includes(c.id))?.text ?? words.screen.noneOfThese;
};

/** Every safety question is asked and answered, like everybody's. */
export const exampleCase = async (words: Words, language: Language): Promise<Told> => {
  let t: Told = { ...nothing, words: WORDS };
  for (let n = 0; n < MOST; n++) {
    const { question: q } = await ask('interview', caseOf(t, settings.now.figure), { language });
    if (!q || q.bears_on === null) return t;
    const reply = replyTo(q);
    t = withAnswer(t, { question: q.id, ...reply }, { question: q.id, asked: q.text, answered: saysOf(reply, q, words) });
  }
  return t;
};
