import type { View } from 'taut-core';
import { load } from 'taut-core/node';
import { beforeAll, expect, test } from 'vitest';
import { fromElsewhere, isSeenFrom, leftToCore, looksAlike, shift } from './eye';
import { toMm, toPixels } from './paint';

let views: View[];
beforeAll(async () => {
  views = (await load()).views();
});
const view = (name: string): View => views.find((v) => v.name === name)!;

test('close-ups look the same way as the view they belong to', () => {
  expect(looksAlike(view('front'), view('head-front'))).toBe(true);
  expect(looksAlike(view('front'), view('back'))).toBe(false);
});

test('a place found on the whole body is the same skin on a close-up', async () => {
  const core = await load();
  const onFront: [number, number] = [60, 765];
  const [dx, dy] = shift(view('front'), view('head-front'));
  const onHead: [number, number] = [onFront[0] + dx, onFront[1] + dy];
  expect(core.pick('front', onFront).region).not.toBeNull();
  expect(core.pick('head-front', onHead)).toEqual(core.pick('front', onFront));
});

test('what a canvas cannot draw is left to the core', () => {
  const stroke = (on: string) => ({ on, radius_mm: 9, points: [[0, 0]] as [number, number][] });
  const layer = { sensation: 'pain' as const, strokes: [stroke('front'), stroke('left')] };
  expect(isSeenFrom(layer.strokes[0]!, view('head-front'), views)).toBe(true);
  expect(fromElsewhere(layer, view('front'), views)?.strokes).toEqual([stroke('left')]);
  expect(fromElsewhere({ sensation: 'pain', strokes: [stroke('front')] }, view('front'), views)).toBeNull();
  expect(fromElsewhere({ sensation: 'pain', strokes: [stroke('back')] }, view('front'), views)).toBeNull();
});

test('an eraser takes only what was there before it, from wherever it was used', () => {
  const brush = (on: string) => ({ on, radius_mm: 9, points: [[0, 0]] as [number, number][] });
  const eraser = (on: string) => ({ tool: 'eraser' as const, ...brush(on) });
  const left = (...strokes: ReturnType<typeof brush>[]) => leftToCore({ sensation: 'pain', strokes }, view('front'), views);
  expect(left(brush('front'), eraser('front'), brush('front'))).toBe(0);
  expect(left(brush('front'), eraser('surface'), brush('front'))).toBe(2);
  expect(left(brush('surface'), eraser('front'), brush('front'))).toBe(0);
  expect(left(brush('front'), eraser('front'), brush('surface'))).toBe(2);
  expect(left(brush('front'), eraser('back'))).toBe(0);
  const strokes = [brush('front'), eraser('surface'), brush('front'), brush('left')];
  expect(fromElsewhere({ sensation: 'pain', strokes }, view('front'), views)?.strokes).toEqual([
    strokes[0],
    strokes[1],
    strokes[3],
  ]);
});

test('millimetres and pixels are each other’s way back', () => {
  const size = { width: 490, height: 880 };
  expect(toPixels(view('front'), size, [0, 0])).toEqual([245, 440]);
  expect(toMm(view('front'), size, toPixels(view('front'), size, [-60.5, 560]))).toEqual([-60.5, 560]);
});
