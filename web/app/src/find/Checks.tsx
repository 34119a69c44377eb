// What to press, move or ask next; an answer changes the ranking at once.

import { Button } from 'react-aria-components/Button';
import type { Check, Finding, Outlook, PlaceId, PointId, Ranking, TermId } from 'taut-core';
import { told, withFinding } from '../state/case';
import { settings } from '../state/settings';
import { usePercent, useWords } from '../words';

/** The finding that an answer makes. */
const findingOf = (check: Check, yes: boolean): Finding => {
  const side = check.side;
  if (check.kind === 'pain' || check.kind === 'numbness')
    return { kind: check.kind, region: check.target as PlaceId, side, present: yes };
  return { kind: check.kind, id: check.target as TermId, present: yes } as Finding;
};

const pressed = (check: Check, tender: boolean, mine: boolean, trained: boolean): Finding => ({
  kind: 'palpation',
  point: check.target as PointId,
  side: check.side,
  tender,
  familiar_pain: mine,
  examiner: trained ? 'trained' : 'untrained',
});

const keyOf = (c: Check): string => `${c.kind} ${c.target} ${c.side}`;

const CheckCard = ({ check, nameOfPoint }: { check: Check; nameOfPoint: (id: string) => string }) => {
  const words = useWords();
  const percent = usePercent();
  const { trained } = settings.useNow();
  const { find } = words;
  const answer = (finding: Finding) => told.change((now) => withFinding(now, finding));
  const outlook = (o: Outlook | null, say: (name: string, p: string) => string) =>
    o && (
      <li>
        {say(
          `${nameOfPoint(o.point)}${o.side === 'left' || o.side === 'right' ? `, ${words.side[o.side]}` : ''}`,
          percent(o.point_probability),
        )}
      </li>
    );
  return (
    <article className="check">
      <h3>
        {check.name}{' '}
        {check.side !== 'unstated' && check.side !== 'midline' && <span className="side-tag">{words.side[check.side]}</span>}
      </h3>
      <p>{check.how}</p>
      <div className="row">
        {check.kind === 'palpation' ? (
          <>
            <Button className="secondary" onPress={() => answer(pressed(check, true, true, trained))}>
              {find.mine}
            </Button>
            <Button className="secondary" onPress={() => answer(pressed(check, true, false, trained))}>
              {find.tender}
            </Button>
            <Button className="secondary" onPress={() => answer(pressed(check, false, false, trained))}>
              {find.notTender}
            </Button>
          </>
        ) : (
          <>
            <Button className="secondary" onPress={() => answer(findingOf(check, true))}>
              {words.yes}
            </Button>
            <Button className="secondary" onPress={() => answer(findingOf(check, false))}>
              {words.no}
            </Button>
          </>
        )}
        <Button className="plain" onPress={() => told.change((now) => ({ ...now, skipped: [...now.skipped, keyOf(check)] }))}>
          {find.skip}
        </Button>
      </div>
      <ul className="outlook quiet">
        <li>{find.minutes(check.minutes)}</li>
        {outlook(check.if_yes, find.ifYes)}
        {outlook(check.if_no, find.ifNo)}
      </ul>
    </article>
  );
};

const SHOWN = 3;

export const Checks = ({ ranking, nameOfPoint }: { ranking: Ranking; nameOfPoint: (id: string) => string }) => {
  const { find } = useWords();
  const { skipped } = told.useNow();
  const open = ranking.next_checks.filter((c) => !skipped.includes(keyOf(c))).slice(0, SHOWN);
  if (open.length === 0) return null;
  return (
    <section className="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{find.check}</h2>
      <p className="quiet">{find.checkLead}</p>
      {open.map((c) => (
        <CheckCard key={keyOf(c)} check={c} nameOfPoint={nameOfPoint} />
      ))}
    </section>
  );
};
