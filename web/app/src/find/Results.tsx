// The answer: muscles in order, what else it may be, what together explains it, what to check next.
import { memo, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { type Ranking, Refusal } from 'taut-core';
import { useAskOnce } from '../core/use';
import { StandingAlerts } from '../screen/Alerts';
import type { Conversation } from '../screen/conversation';
import { SafetyFirst } from '../screen/SafetyFirst';
import { usePercent, useWords } from '../words';
import { Bar, CandidateCard, OtherCard } from './Candidate';
import { Checks } from './Checks';

const SHOWN = 5;
const OTHERS = 4;
const TOGETHER = 4;

type Names = Map<string, string>;
type Named = { id: string; english?: string; points?: { id: string; name: string }[] };

/** Names of points by their muscle, and of conditions. */
const useNames = (wanted: boolean): Names => {
  const muscles = useAskOnce('entries', wanted ? ['muscles'] : null).answer as Named[] | undefined;
  const conditions = useAskOnce('entries', wanted ? ['conditions'] : null).answer as Named[] | undefined;
  return useMemo(() => {
    const names: Names = new Map();
    for (const m of muscles ?? []) for (const p of m.points ?? []) names.set(p.id, m.english ?? m.id);
    for (const c of conditions ?? []) names.set(c.id, c.english ?? c.id);
    return names;
  }, [muscles, conditions]);
};

const Muscular = ({ chance }: { chance: number }) => {
  const { find } = useWords();
  const percent = usePercent();
  const verdict = chance >= 0.6 ? find.muscularHigh : chance >= 0.35 ? find.muscularEven : find.muscularLow;
  return (
    <div className={chance < 0.35 ? 'verdict low' : 'verdict'}>
      <p className="verdict-words">{verdict}</p>
      <p className="quiet">{find.muscularChance(percent(chance))}</p>
    </div>
  );
};

const Together = ({ ranking, names }: { ranking: Ranking; names: Names }) => {
  const words = useWords();
  const percent = usePercent();
  const told = ranking.explanations.slice(0, TOGETHER);
  if (told.length < 2) return null;
  return (
    <section aria-labelledby="together-title">
      <h2 id="together-title">{words.find.together}</h2>
      <p className="quiet">{words.find.togetherLead}</p>
      <ol className="together">
        {told.map((e) => (
          <li key={JSON.stringify(e.causes)}>
            <span>
              {e.causes.length === 0
                ? words.find.somethingElse
                : e.causes
                    .map(
                      (c) =>
                        `${names.get(c.id) ?? c.id}${c.side === 'left' || c.side === 'right' ? ` (${words.side[c.side]})` : ''}`,
                    )
                    .join(' + ')}
            </span>
            <span className="percent">{percent(e.probability)}</span>
            <Bar share={e.probability} />
          </li>
        ))}
      </ol>
      {ranking.unexplained.length > 0 && (
        <p>
          {words.find.unexplained}: {ranking.unexplained.map((u) => u.text).join(' · ')}
        </p>
      )}
    </section>
  );
};

/** All below the muscles. It stands as it is while the brush moves. */
const Rest = memo(({ ranking, names }: { ranking: Ranking; names: Names }) => {
  const { find } = useWords();
  return (
    <>
      <Checks ranking={ranking} nameOfPoint={(id) => names.get(id) ?? id} />
      {ranking.other_causes.length > 0 && (
        <section aria-labelledby="others-title">
          <h2 id="others-title">{find.others}</h2>
          <p className="quiet">{find.othersLead}</p>
          {ranking.other_causes.slice(0, OTHERS).map((c) => (
            <OtherCard key={`${c.cause} ${c.side}`} cause={c} sources={ranking.sources} />
          ))}
        </section>
      )}
      <Together ranking={ranking} names={names} />
    </>
  );
});

/** What is told is blank, or erased: no mistake. */
const isNothingTold = (error: Error): boolean => error instanceof Refusal && error.status === 'TAUT_EEMPTY';

type Props = {
  ranking: Ranking | undefined;
  whole: Ranking | undefined;
  error: Error | undefined;
  conversation: Conversation;
  opened: string | null;
  onOpen: (point: string | null) => void;
};

export const keyOf = (c: { point: string; side: string }): string => `${c.point} ${c.side}`;

export const Results = ({ ranking, whole, error, conversation, opened, onOpen }: Props) => {
  const { find, noDiagnosis, failed, loading } = useWords();
  const [all, setAll] = useState(false);
  const hasAnswer = ranking !== undefined && ranking.muscular !== null;
  const names = useNames(hasAnswer);
  if (error && !isNothingTold(error))
    return (
      <section className="results">
        <h2>{find.results}</h2>
        <p role="alert" className="notice">
          {failed} {error.message}
        </p>
      </section>
    );
  if (!hasAnswer || conversation.safetyOpen === undefined)
    return (
      <section className="results" id="results" aria-labelledby="results-title">
        <h2 id="results-title">{find.results}</h2>
        <p className="quiet">{hasAnswer ? loading : find.waiting}</p>
      </section>
    );
  if (conversation.safetyOpen)
    return (
      <section className="results" id="results" aria-labelledby="results-title">
        <h2 id="results-title">{find.results}</h2>
        <StandingAlerts alerts={ranking.alerts} />
        <SafetyFirst conversation={conversation} />
      </section>
    );
  const shown = all ? ranking.candidates : ranking.candidates.slice(0, SHOWN);
  return (
    <section className="results" id="results" aria-labelledby="results-title">
      <h2 id="results-title">{find.results}</h2>
      <p className="hidden" role="status">
        {find.ranked(ranking.candidates.length)}
      </p>
      <StandingAlerts alerts={ranking.alerts} />
      <Muscular chance={ranking.muscular ?? 0} />
      <div className="candidates">
        {shown.map((c) => (
          <CandidateCard
            key={keyOf(c)}
            candidate={c}
            reasons={opened === keyOf(c) ? whole?.candidates.find((w) => keyOf(w) === opened) : undefined}
            sources={(whole ?? ranking).sources}
            open={opened === keyOf(c)}
            onOpen={(is) => onOpen(is ? keyOf(c) : null)}
          />
        ))}
      </div>
      {ranking.candidates.length > SHOWN && (
        <Button className="plain" onPress={() => setAll(!all)}>
          {all ? find.less : find.more(ranking.candidates.length - SHOWN)}
        </Button>
      )}
      {whole && <Rest ranking={whole} names={names} />}
      <p className="quiet notice-line">{noDiagnosis}</p>
    </section>
  );
};
