// The steps that people take with the app, told once for every hand.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Hand } from './hands.js';

/** Who goes a way: a hand on a page. */
export type Person = { page: Page; hand: Hand };

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });

/** To a page by the links at its edge. */
export const goTo = async ({ page, hand }: Person, name: string): Promise<void> => {
  await hand.press(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }));
  await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
};

export const tellInWords = async ({ page, hand }: Person): Promise<void> => {
  await hand.write(page.getByLabel('Say where it hurts'), 'ache in the left temple and neck, worse at the desk');
  await page.locator('.chip').first().waitFor();
  assert.ok((await page.locator('.chip').allInnerTexts()).includes('pain in the left temple'));
};

/** Between neck and shoulder blade: with the pen, or from the list of areas. */
export const tellByDrawing = async ({ page, hand }: Person): Promise<void> => {
  if (hand.stroke) {
    if (!(await page.locator('[data-view=back]').count())) await hand.press(button(page, 'Turn'));
    await hand.press(page.locator('.choice-option', { hasText: /^Severe$/ }));
    await hand.stroke(page.locator('[data-view=back] canvas'), [0.42, 0.2], [0.4, 0.24]);
    await page.locator('.chip').first().waitFor();
    await hand.stroke(page.locator('[data-view=back] canvas'), [0.46, 0.16], [0.44, 0.21]);
  } else {
    await hand.write(page.getByLabel('Search areas'), 'shoulder');
    await hand.press(page.getByRole('row', { name: /^top of the shoulder/ }).first());
    const sheet = page.getByRole('dialog');
    await hand.press(sheet.locator('.choice-option', { hasText: /^Severe$/ }));
    await hand.leave(sheet);
  }
  await page.locator('.chip').first().waitFor();
  assert.match((await page.locator('.chip').allInnerTexts()).join(), /left/, 'the left of the back is the left of the picture');
};

/** Opens the likeliest muscle, and sees why. */
export const readWhy = async ({ page, hand }: Person): Promise<void> => {
  await hand.press(page.locator('.candidate-head').first());
  await page.locator('.candidate .pattern').waitFor();
  await page.locator('.candidate .reasons').first().waitFor();
};

/** Presses where the app says, and tells what was felt; the ranking takes it in. */
export const answerCheck = async ({ page, hand }: Person): Promise<void> => {
  const before = await page.locator('.candidates').innerText();
  await hand.press(
    page
      .locator('.check')
      .first()
      .getByRole('button', { name: /^(Yes|Tender, and it is my pain)$/ }),
  );
  await page.waitForFunction((was) => (document.querySelector('.candidates') as HTMLElement).innerText !== was, before);
};

const MOST_QUESTIONS = 45;
const harmless = ['None of these', 'No', 'I do not know'] as const;

/** Nothing that would be a danger is so. The questions stand before the muscles, and go when they are answered. */
export const answerSafety = async ({ page, hand }: Person): Promise<void> => {
  await page.locator('.safety-first .question').first().waitFor();
  assert.equal(await page.locator('.candidate').count(), 0, 'no muscle is shown before safety is known');
  for (let n = 0; n < MOST_QUESTIONS; n++) {
    const question = page.locator('.safety-first #question-text');
    if (!(await question.count())) return;
    const before = await question.innerText();
    for (const answer of harmless)
      if (await button(page, answer).count()) {
        await hand.press(button(page, answer));
        break;
      }
    await page.waitForFunction((was) => document.querySelector('.safety-first #question-text')?.textContent !== was, before);
  }
  assert.fail('the safety questions do not end');
};

export const doExercise = async ({ page, hand }: Person): Promise<void> => {
  await page.locator('.exercise .pattern').first().waitFor();
  await hand.press(page.locator('.exercise').first().getByText('Done today'));
  await page.getByText('You did something on 1 day').waitFor();
};

/** The shortest plan that presses something. */
export const takePlan = async ({ page, hand }: Person): Promise<void> => {
  await page.locator('.plan-step').first().waitFor();
  await hand.slide(page.getByRole('slider'), 'most');
  await page.getByText('Time: 60 minutes').waitFor();
  await hand.slide(page.getByRole('slider'), 'least');
  await page.getByText('Time: 5 minutes').waitFor();
  await page.locator('.plan-step.kind-release').first().waitFor();
};

const LONGEST_WAIT_MS = 30_000;

/** What is answered in which phase of a session; elsewhere one waits. */
const answers: Record<string, (string | RegExp)[]> = {
  ready: ['Start'],
  locate: ['6', 'It is my pain', 'Found it: press'],
  retest: ['2', 'Not my pain'],
  paused: ['Go on'],
};

/** Through the whole plan to the note. A point that is pressed is told about, and lets go. */
export const carryOut = async ({ page, hand }: Person): Promise<void> => {
  await hand.press(button(page, 'Begin'));
  const guide = page.locator('.guide');
  await guide.waitFor();
  let holds = 0;
  const seen = new Set<string>();
  for (let n = 0; n < 60 && !(await page.locator('.guide-over').count()); n++) {
    const phase = (await guide.getAttribute('data-phase')) ?? '';
    const before = await guide.innerText();
    seen.add(phase);
    const said = phase === 'hold' && holds++ === 0 ? ['Less', '4', 'Pause'] : (answers[phase] ?? []);
    for (const answer of said) await hand.press(button(page, answer));
    if (said.length === 0) await page.clock.fastForward(LONGEST_WAIT_MS);
    await page.waitForFunction(
      ({ phase, before, answered }) => {
        const now = document.querySelector('.guide') as HTMLElement | null;
        return now?.dataset.phase !== phase || (!answered && now.innerText !== before);
      },
      { phase, before, answered: said.length > 0 },
    );
  }
  await page.locator('.guide-over').first().waitFor();
  for (const phase of ['locate', 'hold', 'paused', 'retest']) assert.ok(seen.has(phase), `the session came by ${phase}`);
  assert.match(await page.locator('.guide-over').innerText(), /Objective/);
};

export const closeSession = async ({ page, hand }: Person): Promise<void> => {
  await hand.press(button(page, 'Close'));
  await page.locator('.plan-step').first().waitFor();
};
