// Everything of this device as one file, and back.
import type { Case } from 'taut-core';
import { ask } from '../core/client';
import { caseOf, isEmpty, nothing, type Said, told, toldOf } from './case';
import { forgetAll } from './device';
import { dayOf, diary, type Entry } from './diary';
import { done } from './done';
import { sitting } from './session';
import { settings } from './settings';

const FORMAT = 'taut.device/1';
type Device = { format: typeof FORMAT; case: Case | null; said: Said[]; skipped: string[]; diary: Entry[] };

export const deviceOf = (): Device => {
  const t = told.now;
  return {
    format: FORMAT,
    case: isEmpty(t) ? null : caseOf(t, settings.now.figure),
    said: t.said,
    skipped: t.skipped,
    diary: diary.now,
  };
};

export const exportAll = (): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(deviceOf(), null, 2)], { type: 'application/json' }));
  link.download = `taut-${dayOf(new Date())}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const isEntry = (e: Partial<Entry> | null): e is Entry =>
  typeof e?.at === 'string' && !Number.isNaN(Date.parse(e.at)) && typeof e.nrs === 'number' && e.nrs >= 0 && e.nrs <= 10;

const entryOf = ({ at, nrs, sleep = null, did = '', note = '', layers = [] }: Entry): Entry => ({
  at,
  nrs,
  sleep,
  did,
  note,
  layers,
});

/** Takes a file of this app, or a taut.case/1. The core refuses a case that it cannot read, and says where. Undo brings back what was. */
export const importAll = async (text: string): Promise<void> => {
  const file = JSON.parse(text) as Partial<Device> | Case;
  const device: Partial<Device> = file.format === FORMAT ? (file as Partial<Device>) : { case: file as Case };
  if (device.case) await ask('understand', device.case);
  const entries = (device.diary ?? []) as Partial<Entry>[];
  const wrong = entries.findIndex((e) => !isEntry(e));
  if (wrong >= 0) throw new Error(`diary[${wrong}]: at must be a time and nrs 0 to 10`);
  const { said, skipped } = device;
  told.change(() => ({ ...(device.case ? toldOf(device.case) : nothing), ...(said && { said }), ...(skipped && { skipped }) }));
  if (device.diary) diary.change(() => (entries as Entry[]).map(entryOf));
};

export const forgetEverything = async (): Promise<void> => {
  await forgetAll();
  for (const store of [told, diary, done, sitting, settings]) store.forget();
};
