// A muscle that may be behind the pain: how likely, where to press, why, against, from what sources.
import { type ReactNode, useId, useState } from 'react';
import type { Candidate, OtherCause, Source } from 'taut-core';
import { useLooks } from '../body/looks';
import { usePicture } from '../body/picture';
import { to } from '../state/route';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { usePercent, useWords } from '../words';

/** Of ten people; below half a person in ten, nobody can picture it. */
export const Frequency = ({ share }: { share: number }) => {
  const { find } = useWords();
  return share < 0.05 ? find.lessThanOne : find.ofTen(Math.max(1, Math.round(share * 10)));
};

export const Bar = ({ share }: { share: number }) => (
  <svg className="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect className="bar-all" width="100" height="4" rx="2" />
    <rect className="bar-part" width={Math.max(1, share * 100)} height="4" rx="2" />
  </svg>
);

type Reasons = Pick<Candidate, 'explains' | 'expected' | 'strength' | 'sources'>;

export const Why = ({ of, sources }: { of: Reasons; sources: Source[] }) => {
  const { find } = useWords();
  const weighty = of.explains.filter((e) => Math.abs(e.log_odds) >= 0.05);
  const speaksFor = weighty.filter((e) => e.log_odds > 0);
  const against = weighty.filter((e) => e.log_odds < 0);
  const most = Math.max(...weighty.map((e) => Math.abs(e.log_odds)), 1);
  return (
    <>
      {speaksFor.length > 0 && (
        <>
          <h4>{find.why}</h4>
          <ul className="reasons">
            {speaksFor.map((e) => (
              <li key={e.text}>
                <Bar share={e.log_odds / most} />
                {e.text}
              </li>
            ))}
          </ul>
        </>
      )}
      {(against.length > 0 || of.expected.length > 0) && (
        <>
          <h4>{find.against}</h4>
          <ul className="reasons against">
            {against.map((e) => (
              <li key={e.text}>
                <Bar share={-e.log_odds / most} />
                {e.text}
              </li>
            ))}
            {of.expected.map((e) => (
              <li key={e.says}>{e.says}</li>
            ))}
          </ul>
        </>
      )}
      <Sources ids={of.sources} strength={of.strength} sources={sources} />
    </>
  );
};

export const Sources = ({ ids, strength, sources }: { ids: string[]; strength: Candidate['strength']; sources: Source[] }) => {
  const { find } = useWords();
  const cited = ids.flatMap((id) => sources.find((s) => s.id === id) ?? []);
  return (
    <>
      {strength && (
        <p className="evidence">
          <span className={`grade grade-${strength}`}>{strength}</span> {find.evidence}: {find.strengths[strength]}
        </p>
      )}
      {cited.length > 0 && (
        <details className="sources">
          <summary>
            {find.sources} ({cited.length})
          </summary>
          <ul>
            {cited.map((s) => {
              const link = s.doi ? `https://doi.org/${s.doi}` : s.pmid ? `https://pubmed.ncbi.nlm.nih.gov/${s.pmid}/` : s.url;
              return (
                <li key={s.id}>
                  {s.authors} {s.year}:{' '}
                  {link ? (
                    <a href={link} rel="noreferrer" target="_blank">
                      {s.title}
                    </a>
                  ) : (
                    s.title
                  )}
                  {s.journal && `, ${s.journal}`} <span className="quiet">({find.checked[s.checked]})</span>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </>
  );
};

const Pattern = ({ candidate, name }: { candidate: Candidate; name: string }) => {
  const { find } = useWords();
  const looks = useLooks();
  const side = candidate.side === 'left' || candidate.side === 'right' || candidate.side === 'both' ? candidate.side : 'left';
  const p = usePicture({ show: 'point', id: candidate.point }, { ...looks, side });
  return p ? (
    <>
      <img className="pattern" src={p.url} alt={find.pictureOf(name)} />
      <p className="quiet">{find.pictureLegend}</p>
    </>
  ) : (
    <p className="quiet">…</p>
  );
};

type FoldProps = { className: string; head: ReactNode; inside: () => ReactNode; open: boolean; onOpen: (is: boolean) => void };

/** A heading that opens what is below it. Plain elements: with every stroke of the brush all of these are drawn anew. */
const Fold = ({ className, head, inside, open, onOpen }: FoldProps) => {
  const id = useId();
  return (
    <div className={className} data-expanded={open || undefined}>
      <h3>
        <button type="button" className="candidate-head" aria-expanded={open} aria-controls={id} onClick={() => onOpen(!open)}>
          {head}
          <Icon name="down" />
        </button>
      </h3>
      <div className="candidate-inside" id={id} hidden={!open}>
        {open && inside()}
      </div>
    </div>
  );
};

type Props = {
  candidate: Candidate;
  /** The same with its reasons; undefined until they are worked out. */
  reasons: Candidate | undefined;
  sources: Source[];
  open: boolean;
  onOpen: (is: boolean) => void;
};

export const CandidateCard = ({ candidate: c, reasons, sources, open, onOpen }: Props) => {
  const words = useWords();
  const percent = usePercent();
  const [name = '', latin] = c.names;
  const { language } = settings.useNow();
  const { find } = words;
  return (
    <Fold
      className="candidate"
      open={open}
      onOpen={onOpen}
      head={
        <>
          <span className="rank">{c.rank}</span>
          <span className="candidate-name">
            {name} <span className="side-tag">{words.side[c.side]}</span>
          </span>
          <span className="percent">{percent(c.probability)}</span>
          <Bar share={c.probability} />
        </>
      }
      inside={() => (
        <>
          <p className="latin">
            {language === 'en' && `${latin} · `}
            {c.point_name}
          </p>
          <p>
            <Frequency share={c.probability} />
          </p>
          <h4>{find.where}</h4>
          <p>
            {c.place.landmark}. <span className="quiet">{find.within(c.place.uncertainty_mm)}</span>
          </p>
          <Pattern candidate={c} name={name} />
          {reasons ? <Why of={reasons} sources={sources} /> : <p className="quiet">…</p>}
          <p>
            <a href={to('atlas', 'muscles', c.muscle)}>{find.inAtlas}</a>
          </p>
        </>
      )}
    />
  );
};

export const OtherCard = ({ cause: c, sources }: { cause: OtherCause; sources: Source[] }) => {
  const words = useWords();
  const percent = usePercent();
  const [open, setOpen] = useState(false);
  return (
    <Fold
      className="candidate other"
      open={open}
      onOpen={setOpen}
      head={
        <>
          <span className="candidate-name">
            {c.names[0] ?? c.cause}{' '}
            {c.side !== 'midline' && c.side !== 'unstated' && <span className="side-tag">{words.side[c.side]}</span>}
            {words.find.urgency[c.urgency] && <strong className={`urgency ${c.urgency}`}>{words.find.urgency[c.urgency]}</strong>}
          </span>
          <span className="percent">{percent(c.probability)}</span>
          <Bar share={c.probability} />
        </>
      }
      inside={() => (
        <>
          {c.names[1] && <p className="latin">{c.names[1]}</p>}
          {c.next && (
            <>
              <h4>{words.find.toDo}</h4>
              <p>{c.next}</p>
            </>
          )}
          <Why of={c} sources={sources} />
        </>
      )}
    />
  );
};
