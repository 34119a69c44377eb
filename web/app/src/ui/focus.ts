// The keyboard's place in the page is never lost: when the element that has it goes or is disabled, a parent that stays takes it.

const holds = 'main, section, article, form, fieldset, [role], [tabindex]';

/** Can be focused by us, for as long as it has the focus. */
const take = (element: HTMLElement): void => {
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus({ preventScroll: true });
};

/** The answer ends it. */
export const keepFocus = (): (() => void) => {
  let within: Element[] = []; // what had the focus last, and all that it stood in
  let asked = 0;
  const remember = ({ target }: FocusEvent) => {
    within = [];
    for (let e = target as Element | null; e && e !== document.body; e = e.parentElement) within.push(e);
  };
  const isLost = (): boolean => {
    const [last] = within;
    return document.activeElement === document.body && last !== undefined && (!last.isConnected || last.matches(':disabled'));
  };
  const mend = () => {
    if (!isLost()) return;
    const stays = within.slice(1).find((e) => e.isConnected && e.matches(holds)) ?? document.getElementById('content');
    if (stays) take(stays as HTMLElement);
  };
  // Later than components and dialogs, which may know better where it belongs.
  const soon = () => {
    if (!isLost()) return;
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => {
      asked = requestAnimationFrame(mend);
    });
  };
  document.addEventListener('focusin', remember);
  const watch = new MutationObserver(soon);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    document.removeEventListener('focusin', remember);
    watch.disconnect();
    cancelAnimationFrame(asked);
  };
};
