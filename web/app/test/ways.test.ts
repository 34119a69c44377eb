// The whole ways, from words to self-care and from a drawing to the end of a session: by mouse, touch and keyboard alone, on a
// phone and a desktop, with and without a network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HandName, hands } from './hands.js';
import {
  answerCheck,
  answerSafety,
  carryOut,
  closeSession,
  doExercise,
  goTo,
  type Person,
  readWhy,
  takePlan,
  tellByDrawing,
  tellInWords,
} from './steps.js';
import { cutNetwork, open, type Size, setUp } from './support.js';

setUp();

type Step = (person: Person) => Promise<void>;
const to =
  (page: string): Step =>
  (person) =>
    goTo(person, page);

const ways: Record<string, Step[]> = {
  'from words to self-care': [
    tellInWords,
    answerSafety,
    readWhy,
    answerCheck,
    to('Self-care'),
    doExercise,
    to('Find'),
    to('Diary'),
  ],
  'from a drawing to the end of a session': [tellByDrawing, answerSafety, readWhy, to('Session'), takePlan, carryOut, closeSession],
};

const who: { hand: HandName; size: Size; offline?: true }[] = [
  { hand: 'mouse', size: 'desktop' },
  { hand: 'mouse', size: 'phone' },
  { hand: 'touch', size: 'desktop' },
  { hand: 'touch', size: 'phone' },
  { hand: 'keyboard', size: 'desktop' },
  { hand: 'keyboard', size: 'phone' },
  { hand: 'touch', size: 'phone', offline: true },
  { hand: 'mouse', size: 'desktop', offline: true },
];

for (const [way, steps] of Object.entries(ways))
  for (const { hand, size, offline = false } of who)
    test(`${way}, by ${hand} on a ${size}${offline ? ', without a network' : ''}`, async () => {
      const opened = await open({ size, offline, touch: hand === 'touch', clock: true });
      const { page, context, problems } = opened;
      if (offline) await cutNetwork(opened);
      for (const step of steps) await step({ page, hand: hands[hand](page) });
      assert.deepEqual(problems, []);
      await context.close();
    });
