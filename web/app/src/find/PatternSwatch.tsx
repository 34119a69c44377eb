// The pattern of a level, as it will be painted.
import { useEffect, useRef } from 'react';
import { useInk } from '../body/looks';
import { patternOf } from '../body/paint';
import type { Grade, Sensation } from '../state/case';
import { settings } from '../state/settings';

const SIDE = 32;

export const PatternSwatch = ({ sensation, level }: { sensation: Sensation; level: Grade }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk();
  const { skin } = settings.useNow();
  useEffect(() => {
    const c = canvas.current?.getContext('2d');
    if (!c) return;
    c.clearRect(0, 0, SIDE, SIDE);
    c.globalAlpha = 0.8;
    c.fillStyle = patternOf(sensation, level, ink);
    c.fillRect(0, 0, SIDE, SIDE);
  }, [sensation, level, ink]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas is focusable only with a tabindex
  return <canvas className={`swatch skin-${skin}`} ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />;
};
