// Cases, drawings, screening, interview, regions and charts beside the native program; what is refused, by the same words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { load, Refusal, type Case, type Drawing, type Ranking } from 'taut-core/node';
import { caseOf, seeds, taut, today, type Printed } from './support.js';

const core = await load({ languages: ['de', 'es'] });

/** The answer, or the refusal as the native program prints it of standard input. */
const answerOf = (ask: () => string): string => {
  try {
    return ask();
  } catch (e) {
    assert.ok(e instanceof Refusal);
    return e.where ? `${e.where}: ${e.message}` : e.message;
  }
};
const printed = ({ out, err }: Printed): string => out || err.replace(/^taut: /, '').replace('standard input: ', '').trimEnd();

test('cases of all kinds give the native bytes, and refusals the native words', async () => {
  for (const { file, text } of [...seeds('case'), ...seeds('answers').filter(({ text }) => text.startsWith('{'))]) {
    const native = await taut(['locate', '--format', 'json', '--today', today, '--case', '-'], text);
    assert.equal(answerOf(() => core.locateText(text, { today })), printed(native), file);
  }
});

test('drawings give the native bytes, and refusals the native words', async () => {
  for (const { file, text } of seeds('drawing')) {
    const told = `{"format":"taut.case/1","drawing":${text}}`;
    const native = await taut(['locate', '--format', 'json', '--today', today, '--case', '-'], told);
    assert.equal(answerOf(() => core.locateText(told, { today })), printed(native), file);
  }
});

test('hard numbers, strings and whole files are read as natively', async () => {
  const values = ['7.0', '7e0', '0.7E+1', '70e-1', '6.9999999999999999999', '7.0000000000000001', '1e400', '-0', '-7', '1.5',
    '99999999999999999999', '-99999999999999999999', '[]', 'true', '"7"', '07', '0x7', '1e', '.5', 'NaN', '-Infinity'];
  const cases = values.map((nrs) => `{"format":"taut.case/1","findings":[{"kind":"pain","region":"temple","nrs":${nrs}}]}`);
  cases.push(...['\\ud83d\\ude00', '\\ud83d', '\\u0000', '\\u00e4\\n\\t\\"\\\\\\/', 'Schläfe', '\\x', '\u0001', ' ', '']
    .map((s) => `{"format":"taut.case/1","text":"ache in the left temple ${s}"}`));
  cases.push('', '   ', '[]', '7', 'null', '{', '{"format":"taut.case/1"}', `${'['.repeat(70)}`, '{"format":"taut.case/1","text":"a"} x',
    '{"format":"taut.case/1","text":" "}', '{"format":"taut.case/1","text":" ","findings":[{"kind":"age","years":4}]}');
  for (const text of cases) {
    const native = await taut(['locate', '--format', 'json', '--today', today, '--case', '-'], text);
    assert.equal(answerOf(() => core.locateText(text, { today })), printed(native), text.slice(0, 200));
  }
});

test('lengths of drawings are rounded as natively', async () => {
  const lengths = ['12.05', '12.15', '12.25', '12.349999999999999999999999', '12.35', '1.25e1', '12.4500000000000001', '12'];
  for (const radius of lengths) {
    const text = `{"format":"taut.drawing/1","layers":[{"sensation":"pain","strokes":[{"on":"back","radius_mm":${radius},
      "points":[[-60.05,560.15],[-70.25,520.449999999999999]]}]}]}`;
    const native = await taut(['locate', '--format', 'json', '--today', today, '--case', '-'], `{"format":"taut.case/1","drawing":${text}}`);
    assert.equal(core.locateText(`{"format":"taut.case/1","drawing":${text}}`, { today }), native.out, radius);
  }
});

test('screening and interview give the native answers', async () => {
  for (const text of ['fell from a ladder, now neck pain and numb hands', 'dull ache between the shoulder blades', 'chest pain when climbing stairs']) {
    const screened = await taut(['screen', '--format', 'json', '--today', today, '--', text]);
    assert.deepEqual(core.screen(text, { today }), JSON.parse(screened.out));
    const told: Case = { format: 'taut.case/1', text };
    const asked = await taut(['interview', '--answers', '-', '--today', today], JSON.stringify(told));
    assert.deepEqual(core.interview(told, { today }), JSON.parse(asked.out));
    const german = await taut(['interview', '--answers', '-', '--today', today, '--language', 'de'], JSON.stringify(told));
    assert.deepEqual(core.interview(told, { today, language: 'de' }), JSON.parse(german.out));
  }
});

test('a whole interview comes to an end, and each question can be answered', () => {
  const told: Required<Pick<Case, 'format' | 'text' | 'answers'>> = { format: 'taut.case/1', text: 'ache in the right shoulder', answers: [] };
  for (let n = 0; n < 200; n++) {
    const { done, question } = core.interview(told, { today });
    if (done) {
      assert.ok(n > 5);
      assert.ok(core.locate(told, { today }).candidates.length > 0);
      return;
    }
    told.answers.push({ question: question!.id, unknown: true });
  }
  assert.fail('more than 200 questions');
});

test('what was understood is a case that gives the same ranking of causes', () => {
  const text = 'headache behind my left eye and in the temple, worse at the desk';
  const understood = core.understand(text, { today });
  assert.ok(understood.findings!.length >= 3);
  const causes = (r: Ranking) => r.candidates.map(({ point, side, probability }) => ({ point, side, probability }));
  assert.deepEqual(causes(core.locate({ ...understood, text: '' }, { today })), causes(core.locate(text, { today })));
});

test('regions are those that the native program lists', async () => {
  const native = await taut(['regions', '--format', 'json']);
  assert.deepEqual(core.regions(), JSON.parse(native.out));
});

test('entries are found by their id, all of them, and a wrong id is refused', () => {
  for (const kind of ['places', 'muscles', 'points', 'conditions', 'techniques', 'screens', 'sources'] as const) {
    const all = core.entries(kind) as { id: string }[];
    assert.ok(all.length > 10, kind);
    for (const entry of [all[0]!, all[all.length - 1]!]) assert.deepEqual(core.entry(kind, entry.id), entry);
    assert.throws(() => core.entry(kind, 'nobody'), { name: 'Refusal', status: 'TAUT_ENOTFOUND', where: 'id' });
  }
  assert.ok(core.entries('terms').length > 100);
  assert.throws(() => core.entry('conditions', 'infraspinatus-1'), Refusal); // a point is no condition
});

test('a search forgives a slip', () => {
  assert.equal(core.search('infraspinatos')[0]?.id, 'infraspinatus');
  assert.ok(core.search('shoulder blade', 3).length === 3);
});

test('charts give the native bytes', async () => {
  const drawing = JSON.parse(seeds('drawing').find(({ file }) => file === 'example-0.json')!.text) as Drawing;
  const ranking = core.locate('ache in the left temple', { today });
  const same = async (flags: string[], svg: string, input = '') =>
    assert.ok((await taut(['chart', ...flags], input)).out === svg, flags.join(' '));
  await same(['--muscle', 'infraspinatus'], core.chart({ show: 'muscle', id: 'infraspinatus' }));
  await same(['--point', 'trapezius-upper-1', '--side', 'both', '--figure', 'female', '--skin', '5', '--dark'],
    core.chart({ show: 'point', id: 'trapezius-upper-1' }, { side: 'both', figure: 'female', skin: 5, dark: true }));
  await same(['--view', 'front,back'], core.chart({ show: 'body' }, { views: ['front', 'back'] }));
  await same(['--dermatomes'], core.chart({ show: 'dermatomes' }));
  await same(['--ranking', '-'], core.chart({ show: 'ranking', ranking }), JSON.stringify(ranking));
  await same(['--drawing', '-'], core.chart({ show: 'drawing', drawing }), JSON.stringify(drawing));
});

test('what needs the body says so', async () => {
  const bare = await load({ body: false });
  assert.throws(() => bare.chart({ show: 'body' }), { where: 'body', status: 'TAUT_ENOTFOUND' });
  assert.throws(() => bare.locateText('{"format":"taut.case/1","drawing":{"layers":[]}}', { today }), { where: 'body' });
  assert.throws(() => bare.loadBody(new Uint8Array(100)), { where: 'body', status: 'TAUT_EPARSE' });
  assert.throws(() => core.loadBody(new Uint8Array(100)), { where: 'body', status: 'TAUT_ECONFLICT' });
});

test('wrong options are refused with their name', () => {
  assert.throws(() => core.locateText(caseOf('x'), { today: '2026-13-40' }), { where: 'today' });
  assert.throws(() => core.locate('left temple', { today, top: 0 }), { where: 'top' });
  assert.throws(() => core.chart({ show: 'muscle', id: 'infraspinatos' }), { where: 'id', message: /did you mean "infraspinatus"/ });
  assert.throws(() => core.chart({ show: 'body' }, { views: ['inside'] }), { where: 'views' });
  assert.throws(() => core.locate('left temple', { today, tops: 1 } as object), { where: 'tops' });
});

test('a message is said in the person\'s language', () => {
  const message = core.locate('crushing chest pain into the left arm, sweating, short of breath', { today }).alerts[0]!.message;
  assert.notEqual(core.say('de', message), message);
  assert.equal(core.say('de', 'no text of ours'), 'no text of ours');
});

test('plan and programme come in the language, as the program prints them', async () => {
  const text = 'dull ache in the right shoulder blade', told: Case = { format: 'taut.case/1', text };
  for (const language of ['de', 'es'] as const) {
    core.language = language;
    const words = ['--format', 'json', '--today', today, '--language', language, '--', text];
    try {
      assert.deepEqual(core.plan(told, { today }), JSON.parse((await taut(['plan', ...words])).out));
      assert.deepEqual(core.selfcare(told, { today }), JSON.parse((await taut(['selfcare', ...words])).out));
      assert.equal((core.entry('muscles', 'infraspinatus') as { english: string }).english, 'M. infraspinatus');
    } finally {
      core.language = 'en';
    }
  }
});

test('texts are loaded once, and broken ones are refused', async () => {
  const bare = await load({ body: false });
  assert.throws(() => bare.say('de', 'neck'), { where: 'language' });
  assert.throws(() => bare.loadTexts(new Uint8Array(20)), { where: 'texts' });
  assert.throws(() => core.loadTexts(readFileSync(new URL('../dist/texts-de.taut', import.meta.url))), { status: 'TAUT_ECONFLICT' });
});

test('nobody acknowledges an emergency with an empty name', () => {
  for (const acknowledgedBy of ['', '  ', 'x'.repeat(501)])
    assert.throws(() => core.locate('left temple', { today, acknowledgedBy }), { where: 'acknowledged_by' });
});

test('an emergency is told, not thrown', () => {
  const ranking = core.locate('crushing chest pain into the left arm, sweating, short of breath', { today });
  assert.ok(ranking.withheld);
  assert.equal(ranking.alerts[0]?.level, 'emergency');
  assert.equal(ranking.candidates.length, 0);
});

const withBody = await load();

test('a place of a view has its region and side, and beside the body there is none', () => {
  assert.equal(withBody.pick('back', [-90, 480]).side, 'left');
  assert.equal(withBody.pick('front', [-90, 480]).side, 'right');
  assert.deepEqual(withBody.pick('front', [480, 870]), { region: null, side: null });
  assert.throws(() => withBody.pick('nowhere', [0, 0]), Refusal);
});

test('every view can be drawn bare, in its own measures', () => {
  for (const { name, width_mm, height_mm } of withBody.views()) {
    const svg = withBody.chart({ show: 'body' }, { views: [name], bare: true });
    const [, w, h] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!;
    assert.ok(Math.abs(Number(w) / Number(h) - width_mm / height_mm) < 0.001, name);
    assert.ok(!svg.includes('<text'), name);
  }
});

test('places are pointed at, and limits told apart', () => {
  const drawing: Drawing = { layers: [{ sensation: 'pain', marks: [{ region: 'temple', side: 'left', level: 'severe' }] }] };
  const looks = { views: ['head-left'], bare: true, overlay: true };
  const marks = withBody.chart({ show: 'marks', drawing }, looks), limits = withBody.chart({ show: 'limits', drawing }, looks);
  assert.ok(marks.length > 1000 && limits.length > 1000);
  assert.notEqual(marks, limits);
});

test('a brief ranking has the same probabilities, and no reasons', () => {
  for (const text of ['dull ache between the shoulder blades', 'headache behind my left eye, stiff neck']) {
    const whole = core.locate(text, { today }), brief = core.locate(text, { today, brief: true });
    const bare = <T extends { explains: unknown; expected: unknown }>(c: T) => ({ ...c, explains: [], expected: [] });
    assert.deepEqual(brief.candidates, whole.candidates.map(bare));
    assert.deepEqual(brief.other_causes.map(({ cause, probability }) => [cause, probability]),
      whole.other_causes.map(({ cause, probability }) => [cause, probability]));
    assert.equal(brief.muscular, whole.muscular);
    assert.deepEqual([brief.next_checks, brief.explanations, brief.sources], [[], [], []]);
  }
});

test('a brief ranking leaves out what was denied to questions, and only that', () => {
  const told: Case = { format: 'taut.case/1', text: 'stiff neck, no headache', answers: [{ question: 'danger-now', chosen: [] }, { question: 'age', number: 40 }] };
  const whole = core.locate(told, { today }), brief = core.locate(told, { today, brief: true });
  const denied = whole.understood.filter((u) => u.method === 'answer' && u.negated);
  assert.ok(denied.length > 5);
  assert.deepEqual(brief.understood, whole.understood.filter((u) => !denied.includes(u)));
  assert.equal(brief.muscular, whole.muscular);
});

test('many drawings make one heat map, as natively', async () => {
  const at = (region: string): Drawing => ({ format: 'taut.drawing/1', layers: [{ sensation: 'pain', marks: [{ region, side: 'left' }] }] });
  const drawings = [at('temple'), at('temple'), at('heel')];
  const folder = await mkdtemp(join(tmpdir(), 'taut-heat-'));
  const files = drawings.map((_, k) => join(folder, `${k}.json`));
  await Promise.all(drawings.map((d, k) => writeFile(files[k]!, JSON.stringify(d))));
  const native = await taut(['chart', '--heat', ...files]);
  await rm(folder, { recursive: true });
  assert.equal(withBody.chart({ show: 'heat', drawings }), native.out);
  assert.throws(() => withBody.chart({ show: 'heat', drawings: [] }), { where: 'drawings' });
  assert.throws(() => withBody.chart({ show: 'heat', drawings: [at('temple'), at('nowhere')] }), /nowhere/);
});

test('the mesh is the skin that is picked: the nearest triangle under a place has its region and side', () => {
  const places = core.regions();
  for (const figure of ['neutral', 'female'] as const) {
    const { points, normals, openness, triangles, regions, half } = core.mesh(figure);
    assert.equal(normals.length, points.length);
    assert.equal(3 * openness.length, points.length);
    assert.equal(triangles.length, 3 * regions.length);
    assert.equal(2 * half, regions.length);
    const at = (p: number): [number, number, number] => [points[3 * p]!, points[3 * p + 1]!, points[3 * p + 2]!];
    for (const [x, y] of [[60, 400], [-70, 380], [0, 100], [110, -300], [-400, 0], [60, 760]] as [number, number][]) {
      let nearest = -Infinity, seen = -1;
      for (let t = 0; t < regions.length; t++) {
        const [a, b, c] = [at(triangles[3 * t]!), at(triangles[3 * t + 1]!), at(triangles[3 * t + 2]!)];
        const [px, py] = [x, y + 852]; // the middle of the front view
        const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
        if (area <= 0) continue; // it looks away
        const u = ((b[0] - px) * (c[1] - py) - (c[0] - px) * (b[1] - py)) / area;
        const v = ((c[0] - px) * (a[1] - py) - (a[0] - px) * (c[1] - py)) / area;
        const z = u * a[2] + v * b[2] + (1 - u - v) * c[2];
        if (u >= 0 && v >= 0 && u + v <= 1 && z > nearest) [nearest, seen] = [z, t];
      }
      const picked = core.pick('front', [x, y], figure);
      const place = seen < 0 ? null : places[regions[seen]!]!;
      const side = place && (!place.paired ? 'midline' : seen < half ? 'left' : 'right');
      assert.deepEqual([place?.id ?? null, side], [picked.region, picked.side], `${figure} ${x} ${y}`);
    }
  }
});

test('a coat says of every triangle what was drawn on it and whose zone it is', () => {
  const places = core.regions();
  const { regions, half } = core.mesh();
  const marks = [{ region: 'temple-anterior', side: 'left' as const, level: 'severe' as const }];
  const { pain, numbness, zone } = core.coat({ layers: [{ sensation: 'pain', marks }] }, { point: 'infraspinatus-1', side: 'right' });
  assert.equal(numbness, undefined);
  assert.deepEqual([pain?.length, zone?.length], [regions.length, regions.length]);
  const named = (coat: string, of: string) =>
    new Set([...regions.keys()].filter((t) => coat[t] === of).map((t) => `${places[regions[t]!]!.id} ${t < half ? 'left' : 'right'}`));
  assert.deepEqual([...named(pain!, '8')], ['temple-anterior left']);
  assert.ok(named(zone!, '2').has('upper-arm-anterior-proximal right'));
  assert.ok([...named(zone!, '1'), ...named(zone!, '2')].every((n) => n.endsWith(' right')));
  const empty = core.coat(null);
  assert.deepEqual(empty, {});
  assert.equal(core.coat(null, { point: 'infraspinatus-1', side: 'both' }).crosses?.length, 2);
  assert.throws(() => core.coat(null, { point: 'infraspinatos-1' }), /infraspinatus-1/);
});

test('the skin of the regions is the skin of the body', () => {
  const paired = new Set(core.regions().filter((p) => p.paired).map((p) => p.id));
  const whole = core.skin().reduce((sum, { region, cm2 }) => sum + (paired.has(region) ? 2 : 1) * cm2, 0);
  assert.ok(whole > 14_000 && whole < 20_000, `${whole} cm²`);
});
