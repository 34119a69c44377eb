// One question of the interview, asked as its kind wants it: large buttons where there is a choice.
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox, CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import type { Answer, Question as Asked, Place, Side } from 'taut-core';
import { useAskOnce } from '../core/use';
import { Choice } from '../ui/Choice';
import { useWords } from '../words';

/** The answer, and how it reads. */
export type OnAnswer = (answer: Omit<Answer, 'question'>, says: string) => void;
type Props = { question: Asked; onAnswer: OnAnswer };

const YesNo = ({ onAnswer }: Props) => {
  const words = useWords();
  return (
    <>
      <Button className="secondary big" onPress={() => onAnswer({ yes: true }, words.yes)}>
        {words.yes}
      </Button>
      <Button className="secondary big" onPress={() => onAnswer({ yes: false }, words.no)}>
        {words.no}
      </Button>
    </>
  );
};

const One = ({ question, onAnswer }: Props) => (
  <>
    {question.choices?.map((c) => (
      <Button key={c.id} className="secondary big" onPress={() => onAnswer({ chosen: [c.id] }, c.text)}>
        {c.text}
      </Button>
    ))}
  </>
);

const Many = ({ question, onAnswer }: Props) => {
  const words = useWords();
  const [chosen, setChosen] = useState<string[]>([]);
  const choices = question.choices ?? [];
  const says = choices.filter((c) => chosen.includes(c.id)).map((c) => c.text);
  return (
    <>
      <CheckboxGroup className="many" aria-label={question.text} value={chosen} onChange={setChosen}>
        <span className="quiet">{words.screen.chooseAll}</span>
        {choices.map((c) => (
          <Checkbox key={c.id} className="many-option" value={c.id}>
            <span className="many-box" aria-hidden="true" />
            {c.text}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Button
        className={chosen.length > 0 ? 'primary big' : 'secondary big'}
        onPress={() => onAnswer({ chosen }, says.join(', ') || words.screen.noneOfThese)}
      >
        {chosen.length > 0 ? words.next : words.screen.noneOfThese}
      </Button>
    </>
  );
};

const Amount = ({ question, onAnswer }: Props) => {
  const words = useWords();
  const units = question.units ?? [];
  const [value, setValue] = useState('');
  const [unit, setUnit] = useState(units[0] ?? '');
  const number = Number(value.replace(',', '.'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() && Number.isFinite(number)) onAnswer({ number, ...(unit && { unit }) }, `${value} ${unit}`);
  };
  return (
    <form className="amount" onSubmit={submit}>
      <label className="field">
        <span>{words.screen.number}</span>
        <input inputMode="decimal" value={value} onChange={(e) => setValue(e.target.value)} />
      </label>
      {units.length > 1 ? (
        <label className="field">
          <span>{words.screen.unit}</span>
          <select value={unit} onChange={(e) => setUnit(e.target.value)}>
            {units.map((u) => (
              <option key={u} value={u}>
                {words.units[u] ?? u}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span className="unit">{words.units[unit] ?? unit}</span>
      )}
      <button type="submit" className="primary big">
        {words.next}
      </button>
    </form>
  );
};

/** 0 to 10 is a row of buttons: one tap. */
const OutOfTen = ({ onAnswer }: Props) => (
  <div className="ten">
    {Array.from({ length: 11 }, (_, k) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the number is what it is
      <Button key={k} className="secondary" onPress={() => onAnswer({ number: k }, `${k}`)}>
        {k}
      </Button>
    ))}
  </div>
);

const Written = ({ question, onAnswer }: Props) => {
  const words = useWords();
  const [value, setValue] = useState('');
  const isDate = question.kind === 'date';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim()) onAnswer(isDate ? { date: value as NonNullable<Answer['date']> } : { text: value }, value);
  };
  return (
    <form onSubmit={submit}>
      <div className="field">
        {isDate ? (
          <input type="date" aria-labelledby="question-text" value={value} onChange={(e) => setValue(e.target.value)} />
        ) : (
          <textarea rows={3} aria-labelledby="question-text" value={value} onChange={(e) => setValue(e.target.value)} />
        )}
      </div>
      <button type="submit" className="primary big">
        {words.next}
      </button>
    </form>
  );
};

const Where = ({ onAnswer }: Props) => {
  const words = useWords();
  const places = useAskOnce('regions', []).answer;
  const [searched, setSearched] = useState('');
  const [side, setSide] = useState<Side>('left');
  const wanted = searched.trim().toLowerCase();
  const hits: Place[] = wanted
    ? (places ?? []).filter((p) => p.name.includes(wanted) || p.words.some((w) => w.startsWith(wanted))).slice(0, 8)
    : [];
  return (
    <>
      <label className="field">
        <span>{words.screen.searchPlace}</span>
        <input type="search" value={searched} onChange={(e) => setSearched(e.target.value)} />
      </label>
      <Choice
        label={words.find.whichSide}
        value={side}
        options={(['right', 'left', 'both'] as const).map((id) => ({ id, label: words.sideTitle[id] }))}
        onChange={setSide}
      />
      {hits.map((p) => (
        <Button
          key={p.id}
          className="secondary big"
          onPress={() =>
            onAnswer({ region: p.id, side: p.paired ? side : 'midline' }, p.paired ? `${p.name}, ${words.side[side]}` : p.name)
          }
        >
          {p.name}
        </Button>
      ))}
      <Button className="secondary big" onPress={() => onAnswer({ region: null }, words.screen.nowhere)}>
        {words.screen.nowhere}
      </Button>
    </>
  );
};

const kinds: Record<Asked['kind'], (props: Props) => React.ReactNode> = {
  'yes-no': YesNo,
  one: One,
  many: Many,
  number: Amount,
  date: Written,
  text: Written,
  region: Where,
};

export const Question = ({ question, onAnswer }: Props) => {
  const words = useWords();
  const Kind = question.kind === 'number' && question.high === 10 ? OutOfTen : kinds[question.kind];
  return (
    <section className="question" aria-labelledby="question-text">
      <h2 id="question-text" tabIndex={-1}>
        {question.text}
      </h2>
      <p className="quiet">{question.why}</p>
      <div className="answers">
        <Kind question={question} onAnswer={onAnswer} />
        <Button className="plain" onPress={() => onAnswer({ unknown: true }, words.dontKnow)}>
          {words.dontKnow}
        </Button>
      </div>
    </section>
  );
};
