import { load, type TautCore } from 'taut-core/node';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answersUntil,
  type Brush,
  caseOf,
  erase,
  levelAt,
  nothing,
  paint,
  setLevel,
  toldOf,
  withAnswer,
  withFinding,
} from './case';

const brush: Brush = { sensation: 'pain', quality: null, level: 'severe', radius_mm: 12 };
const onBack = {
  on: 'back',
  points: [
    [-60, 560],
    [-70, 520],
  ] as [number, number][],
};
const temple = { region: 'temple-anterior', side: 'left' as const };
let core: TautCore;
beforeAll(async () => {
  core = await load();
});

describe('a drawing', () => {
  test('is read by the core, and ranks the muscles that lie there', () => {
    const ranking = core.locate(caseOf(paint(nothing, brush, onBack), 'neutral'));
    expect(ranking.candidates[0]?.side).toBe('left');
    expect(ranking.understood.some((u) => u.method === 'drawing')).toBe(true);
  });
  test('has one layer a sensation and quality', () => {
    const twice = paint(paint(nothing, brush, onBack), brush, onBack);
    expect(twice.layers).toHaveLength(1);
    expect(twice.layers[0]?.strokes).toHaveLength(2);
    expect(paint(twice, { ...brush, quality: 'burning' }, onBack).layers).toHaveLength(2);
    expect(paint(twice, { ...brush, sensation: 'numbness' }, onBack).layers).toHaveLength(2);
  });
  test('is bare again where all of it was erased', () => {
    const bare = erase(paint(nothing, brush, onBack), 40, onBack);
    expect(() => core.locate(caseOf(bare, 'neutral'))).toThrow('nothing is drawn');
  });
});

describe('a region', () => {
  test('keeps one level, takes another, and gives it back', () => {
    const mild = setLevel(nothing, temple, 'pain', 'mild');
    expect(levelAt(mild, temple, 'pain')).toBe('mild');
    const severe = setLevel(mild, temple, 'pain', 'severe');
    expect(severe.layers[0]?.marks).toHaveLength(1);
    expect(levelAt(severe, temple, 'pain')).toBe('severe');
    expect(setLevel(severe, temple, 'pain', null)).toEqual(nothing);
  });
  test('that was denied is told as denied', () => {
    const none = setLevel(setLevel(nothing, temple, 'pain', 'mild'), temple, 'pain', 'none');
    expect(none.layers).toEqual([]);
    expect(levelAt(none, temple, 'pain')).toBe('none');
    expect(core.understand(caseOf(none, 'neutral')).findings?.[0]).toMatchObject({ kind: 'pain', level: 'none' });
  });
  test('that is numb is not painful', () => {
    const numb = setLevel(nothing, temple, 'numbness', 'moderate');
    expect(levelAt(numb, temple, 'pain')).toBeNull();
    expect(levelAt(numb, temple, 'numbness')).toBe('moderate');
  });
});

describe('answers', () => {
  const said = (question: string) => ({ question, asked: question, answered: 'no' });
  test('to the same check replace each other', () => {
    const press = (tender: boolean) =>
      ({
        kind: 'palpation',
        point: 'trapezius-upper-1',
        side: 'left',
        tender,
        familiar_pain: false,
        examiner: 'untrained',
      }) as const;
    const t = withFinding(withFinding(nothing, press(true)), press(false));
    expect(t.findings).toEqual([press(false)]);
  });
  test('taken back take with them what followed', () => {
    const t = ['a', 'b', 'c'].reduce((now, q) => withAnswer(now, { question: q, yes: false }, said(q)), nothing);
    expect(answersUntil(t, 'b').answers.map((a) => a.question)).toEqual(['a']);
    expect(answersUntil(t, 'unheard')).toBe(t);
  });
});

test('a case that went through a file is the same case', () => {
  const t = setLevel(paint({ ...nothing, words: 'ache in the neck' }, brush, onBack), temple, 'pain', 'mild');
  expect(toldOf(JSON.parse(JSON.stringify(caseOf(t, 'neutral'))))).toEqual(t);
});
