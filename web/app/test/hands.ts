// The hands that use the app: a mouse, a finger, the keyboard alone. Ways are told once and done by each of them.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** A place on something, in shares of its width and height. */
type Place = [x: number, y: number];

export type Hand = {
  /** A button, a link, a box to be ticked, an option of a few. */
  press: (what: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  /** A slider to one of its ends. */
  slide: (slider: Locator, end: 'least' | 'most') => Promise<void>;
  /** One movement of the pen over a picture. null: this hand cannot, and takes the list of areas. */
  stroke: ((picture: Locator, from: Place, to: Place) => Promise<void>) | null;
  /** Away with a dialog that is open. */
  leave: (dialog: Locator) => Promise<void>;
};
export type HandName = 'mouse' | 'touch' | 'keyboard';

const MOVES = 10;
const along = ([x1, y1]: Place, [x2, y2]: Place): Place[] =>
  Array.from({ length: MOVES + 1 }, (_, k) => [x1 + ((x2 - x1) * k) / MOVES, y1 + ((y2 - y1) * k) / MOVES]);

/** The points of a movement, in px of the page as it is scrolled. */
const pointsOn = async (what: Locator, from: Place, to: Place): Promise<{ x: number; y: number }[]> => {
  await what.scrollIntoViewIfNeeded();
  const box = (await what.boundingBox())!;
  return along(from, to).map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
};

const ends = { least: 0.01, most: 0.99 } as const;

const mouse = (page: Page): Hand => {
  const drag = async (what: Locator, from: Place, to: Place) => {
    const [first, ...others] = await pointsOn(what, from, to);
    await page.mouse.move(first!.x, first!.y);
    await page.mouse.down();
    for (const { x, y } of others) await page.mouse.move(x, y);
    await page.mouse.up();
  };
  return {
    press: (what) => what.click(),
    write: async (field, text) => {
      await field.click();
      await page.keyboard.type(text);
    },
    slide: (slider, end) => drag(slider, [0.5, 0.5], [ends[end], 0.5]),
    stroke: drag,
    leave: (dialog) => dialog.getByRole('button', { name: 'Close' }).first().click(),
  };
};

const touch = (page: Page): Hand => {
  const drag = async (what: Locator, from: Place, to: Place) => {
    const [first, ...others] = await pointsOn(what, from, to);
    const cdp = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((p) => ({ ...p, id: 1, force: 0.5 })) });
    await send('touchStart', [first!]);
    for (const p of others) await send('touchMove', [p]);
    await send('touchEnd', []);
    await cdp.detach();
  };
  return {
    press: (what) => what.tap(),
    write: async (field, text) => {
      await field.tap();
      await page.keyboard.insertText(text);
    },
    slide: (slider, end) => drag(slider, [0.5, 0.5], [ends[end], 0.5]),
    stroke: drag,
    leave: (dialog) => dialog.getByRole('button', { name: 'Close' }).first().tap(),
  };
};

const MOST_TABS = 250;

/** What has the focus, whether it shows that, and whether something lies over all of it. Null: nothing has it. */
const focusOf = (page: Page): Promise<{ on: string; seen: boolean; covered: boolean; reachable: boolean } | null> =>
  page.evaluate(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const shows = (x: Element | null): boolean => {
      const { outlineStyle, outlineWidth } = x ? getComputedStyle(x) : { outlineStyle: 'none', outlineWidth: '0' };
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    };
    const box = e.closest('label, [data-focus-visible]') ?? e;
    const { left, top, width, height } = box.getBoundingClientRect();
    const isHit = (x: number, y: number): boolean => {
      const hit = document.elementFromPoint(left + x * width, top + y * height);
      return hit !== null && (box.contains(hit) || hit.contains(box));
    };
    const covered = ![0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => isHit(x, y)));
    const reachable = (e as HTMLElement).tabIndex >= 0;
    return { on: e.outerHTML.slice(0, 160), seen: shows(e) || shows(box), covered, reachable };
  });

const keyboard = (page: Page): Hand => {
  const has = (what: Locator): Promise<boolean> =>
    what.evaluate((e) => document.activeElement === e || e.contains(document.activeElement));

  /** Whatever happened, the keys still have a place in the page. */
  const settled = async (after: string) => {
    for (let n = 0; n < 20; n++) {
      if (await focusOf(page)) return;
      await page.waitForTimeout(50);
    }
    assert.fail(`the focus is lost after ${after}`);
  };

  const tabTo = async (what: Locator) => {
    await what.waitFor();
    let away = 0;
    for (let n = 0; n < MOST_TABS; n++) {
      if (await has(what)) return;
      await page.keyboard.press('Tab');
      const now = await focusOf(page);
      away = now ? 0 : away + 1; // once round the page it goes through the browser
      assert.ok(away < 3, 'the focus left the page');
      if (now?.reachable) {
        assert.ok(now.seen, `the focus is not seen on ${now.on}`);
        assert.ok(!now.covered, `the focus is behind something on ${now.on}`);
      }
    }
    assert.fail(`the keyboard does not reach ${what}`);
  };

  /** Within one of a few, the arrows choose. */
  const arrowTo = async (option: Locator) => {
    const group = option.locator('xpath=ancestor::*[@role="radiogroup"]');
    await tabTo(group);
    for (let n = 0; n < 12 && !(await has(option)); n++) await page.keyboard.press('ArrowRight');
    assert.ok(await has(option), `the arrows do not reach ${option}`);
    await page.keyboard.press('Space');
  };

  const kindOf = (what: Locator): Promise<'option' | 'box' | 'row' | 'other'> =>
    what.evaluate((e) => {
      const input = e.matches('input') ? e : e.querySelector('input');
      if (input?.matches('[type=radio]')) return 'option';
      if (input?.matches('[type=checkbox]')) return 'box';
      return e.matches('[role=row]') ? 'row' : 'other';
    });

  /** Rows of a tree: one stop of Tab, then arrows. */
  const rowTo = async (row: Locator) => {
    await tabTo(row.locator('xpath=ancestor::*[@role="treegrid"]'));
    for (let n = 0; n < 60 && !(await has(row)); n++) await page.keyboard.press('ArrowDown');
    assert.ok(await has(row), `the arrows do not reach ${row}`);
  };

  return {
    press: async (what) => {
      await what.waitFor();
      const kind = await kindOf(what);
      if (kind === 'option') await arrowTo(what);
      else {
        await (kind === 'row' ? rowTo(what) : tabTo(what));
        await page.keyboard.press(kind === 'box' ? 'Space' : 'Enter');
      }
      await settled(`pressing ${what}`);
    },
    write: async (field, text) => {
      await tabTo(field);
      await page.keyboard.type(text);
    },
    slide: async (slider, end) => {
      await tabTo(slider);
      await page.keyboard.press(end === 'least' ? 'Home' : 'End');
    },
    stroke: null,
    leave: async (dialog) => {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await settled('a dialog was closed');
    },
  };
};

export const hands: Record<HandName, (page: Page) => Hand> = { mouse, touch, keyboard };
