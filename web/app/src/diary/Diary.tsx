// How it is, over time.
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { told } from '../state/case';
import { addEntry, courseOf, dayOf, daysOf, diary, type Entry, removeEntry, type Sleep } from '../state/diary';
import { settings } from '../state/settings';
import { Choice } from '../ui/Choice';
import { locales, useWords } from '../words';
import { BodyOverTime } from './BodyOverTime';
import { Calendar } from './Calendar';
import { Heat } from './Heat';
import { Trend } from './Trend';

const strengths = Array.from({ length: 11 }, (_, k) => ({ id: `${k}`, label: `${k}` }));

const AddEntry = () => {
  const words = useWords();
  const w = words.diary;
  const { layers } = told.useNow();
  const [nrs, setNrs] = useState<string | null>(null);
  const [sleep, setSleep] = useState<Sleep | null>(null);
  const [did, setDid] = useState('');
  const [note, setNote] = useState('');
  const [drawn, setDrawn] = useState(true);
  const [said, setSaid] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (nrs === null) return;
    addEntry({ at: new Date().toISOString(), nrs: Number(nrs), sleep, did, note, layers: drawn ? layers : [] });
    setNrs(null);
    setSleep(null);
    setDid('');
    setNote('');
    setSaid(w.saved);
  };
  return (
    <form className="card" onSubmit={save} aria-labelledby="add-title">
      <h2 id="add-title">{w.add}</h2>
      <Choice label={w.strength} value={nrs} options={strengths} onChange={setNrs} />
      <Choice
        label={w.sleep}
        value={sleep}
        options={(['good', 'middling', 'bad'] as const).map((id) => ({ id, label: w.sleeps[id] }))}
        onChange={setSleep}
      />
      <label className="field">
        <span>{w.did}</span>
        <input value={did} onChange={(e) => setDid(e.target.value)} />
      </label>
      <label className="field">
        <span>{w.note}</span>
        <textarea rows={2} value={note} onChange={(e) => setNote(e.target.value)} />
      </label>
      {layers.length > 0 && (
        <label className="check-line">
          <input type="checkbox" checked={drawn} onChange={(e) => setDrawn(e.target.checked)} /> {w.withDrawing}
        </label>
      )}
      <div className="row">
        <button type="submit" className="primary" disabled={nrs === null}>
          {w.save}
        </button>
        <span role="status">{said}</span>
      </div>
    </form>
  );
};

const EntryRow = ({ entry }: { entry: Entry }) => {
  const words = useWords();
  const { language } = settings.useNow();
  const when = new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(entry.at));
  return (
    <li className="entry">
      <span className={`nrs nrs-${Math.ceil(entry.nrs / 3.34)}`}>{entry.nrs}</span>
      <div>
        <time dateTime={entry.at}>{when}</time>
        <span className="hidden">{words.diary.of10(entry.nrs)}</span>
        {entry.sleep && (
          <span className="quiet">
            {' '}
            · {words.diary.sleep}: {words.diary.sleeps[entry.sleep]}
          </span>
        )}
        {entry.did && <p>{entry.did}</p>}
        {entry.note && <p className="quiet">{entry.note}</p>}
      </div>
      <Button className="plain" aria-label={`${words.diary.remove}: ${when}`} onPress={() => removeEntry(entry.at)}>
        {words.diary.remove}
      </Button>
    </li>
  );
};

const Course = ({ entries }: { entries: Entry[] }) => {
  const w = useWords().diary;
  const { language } = settings.useNow();
  const one = (v: number) => new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 }).format(v);
  const course = courseOf(entries);
  if (!course) return null;
  return (
    <p>
      {w.trendText(one(course.first), one(course.last), entries.length)} {w.change(one(course.last - course.first))}
    </p>
  );
};

export const Diary = () => {
  const words = useWords();
  const entries = diary.useNow();
  return (
    <div className="diary">
      <h1>{words.diary.title}</h1>
      <p className="lead">{words.diary.lead}</p>
      <div className="diary-grid">
        <AddEntry />
        {entries.length > 0 && (
          <section className="card" aria-labelledby="trend-title">
            <h2 id="trend-title">{words.diary.trend}</h2>
            <Trend entries={entries} />
            <p className="quiet">{words.diary.trendLead}</p>
            <Course entries={entries} />
          </section>
        )}
        {entries.length > 0 && <Calendar days={daysOf(entries)} today={dayOf(new Date())} />}
        <Heat entries={entries} />
        <BodyOverTime entries={entries} />
      </div>
      <section aria-labelledby="entries-title">
        <h2 id="entries-title">{words.diary.entries}</h2>
        {entries.length === 0 && <p className="quiet">{words.diary.none}</p>}
        <ul className="entries">
          {[...entries].reverse().map((e) => (
            <EntryRow key={e.at} entry={e} />
          ))}
        </ul>
      </section>
    </div>
  );
};
