// Whether a page has room for what it says: nothing wider than the screen, no text cut off or upon other text, buttons that a finger meets.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST_PX = 24; // WCAG 2.2, 2.5.8
    const MAIN_PX = 44;
    const main = '.primary, .secondary, .plain, .choice-option, .tool, .turn, .pages a, .many-option';
    const found: string[] = [];
    const nameOf = (e: Element): string =>
      `<${e.tagName.toLowerCase()} ${e.className}> ${(e.textContent ?? '').trim().slice(0, 40)}`;
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);

    const isShown = (e: Element): boolean =>
      e.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
      !e.closest('.hidden, .skip, [aria-hidden=true]');
    const parents = (e: Element): Element[] => {
      const all: Element[] = [];
      for (let p: Element | null = e; p; p = p.parentElement) all.push(p);
      return all;
    };
    const scrolls = (e: Element): boolean => parents(e).some((p) => /auto|scroll/.test(getComputedStyle(p).overflowX));
    const floats = (e: Element): boolean => parents(e).some((p) => /fixed|sticky/.test(getComputedStyle(p).position));
    const isClipped = (e: Element): boolean => getComputedStyle(e).clipPath !== 'none'; // for screen readers only

    const texts: { on: Element; box: DOMRect }[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode;
      const on = text.parentElement!;
      if (!text.textContent?.trim() || !isShown(on) || on.closest('svg') || parents(on).some(isClipped)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width > 0) texts.push({ on, box });
    }
    for (const { on, box } of texts)
      if ((box.right > wide + 1 || box.left < -1) && !scrolls(on)) found.push(`beyond the edge: ${nameOf(on)}`);
    for (const e of new Set(texts.flatMap(({ on }) => parents(on)))) {
      const { overflowX, overflowY } = getComputedStyle(e);
      const cut =
        (/hidden|clip/.test(overflowX) && e.scrollWidth > e.clientWidth + 1) ||
        (/hidden|clip/.test(overflowY) && e.scrollHeight > e.clientHeight + 1);
      if (cut && e.clientWidth > 0) found.push(`cut off: ${nameOf(e)}`);
    }
    const still = texts.filter(({ on }) => !floats(on));
    for (const [k, a] of still.entries())
      for (const b of still.slice(k + 1)) {
        if (a.on === b.on || a.on.contains(b.on) || b.on.contains(a.on)) continue;
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (across > 2 && down > 0.4 * Math.min(a.box.height, b.box.height) && !scrolls(a.on) && !scrolls(b.on))
          found.push(`upon each other: ${nameOf(a.on)} and ${nameOf(b.on)}`);
      }

    for (const e of document.querySelectorAll('a, button, input, select, textarea, summary, label.choice-option')) {
      const box = (e.closest('label') ?? e).getBoundingClientRect();
      if (!isShown(e) || box.width === 0 || getComputedStyle(e).display === 'inline') continue;
      const least = e.matches(main) ? MAIN_PX : LEAST_PX;
      if (box.height < least - 0.5 || (box.width < Math.min(least, 43) - 0.5 && e.matches(main)))
        found.push(`${box.width.toFixed(0)} x ${box.height.toFixed(0)} px is small: ${nameOf(e)}`);
    }
    return [...new Set(found)].slice(0, 12);
  });

export const assertRoom = async (page: Page, what: string): Promise<void> => assert.deepEqual(await faults(page), [], what);
