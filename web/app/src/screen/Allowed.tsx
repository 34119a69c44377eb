// What is allowed now, and where not: drawn on the body, and told in a list.
import type { Layer, Screening } from 'taut-core';
import { BodyView, type Shown } from '../body/BodyView';
import { useAskOnce } from '../core/use';
import { useWords } from '../words';

const none: Layer[] = [];
const nothing = () => {};

type Limit = Screening['allowed']['limits'][number];

/** Limits of the case's own rules; those that everybody has are told apart. */
const isOwn = (l: Limit): boolean => l.rule !== null;

const shownOf = (limits: Limit[]): Shown[] => {
  const marks = limits.map((l) => ({
    region: l.region,
    side: l.side,
    level: l.pressure === 0 ? ('severe' as const) : ('mild' as const),
  }));
  return marks.length > 0
    ? [{ key: 'limits', subject: { show: 'limits', drawing: { layers: [{ sensation: 'pain', marks }] } } }]
    : [];
};

/** Left and right in one row where they are the same. */
const merged = (limits: Limit[]): Limit[] => {
  const keyOf = (l: Limit) => JSON.stringify([l.region, l.pressure, l.tools]);
  return [...Map.groupBy(limits, keyOf).values()].map((same) => ({ ...same[0]!, side: same.length > 1 ? 'both' : same[0]!.side }));
};

const LONGEST_LIST = 16;

export const Allowed = ({ screening }: { screening: Screening }) => {
  const words = useWords();
  const views = useAskOnce('views', []).answer;
  const places = useAskOnce('regions', []).answer;
  const { now, limits } = screening.allowed;
  const own = limits.filter(isOwn);
  const drawn = own.length > 0 ? own : limits;
  const listed = merged(drawn);
  const nameOf = (id: string) => places?.find((p) => p.id === id)?.name ?? id;
  return (
    <section className="allowed" aria-labelledby="allowed-title">
      <h2 id="allowed-title">{words.screen.allowed}</h2>
      <p className={`allowance now-${now.replace(' ', '-')}`}>{words.screen.now[now]}</p>
      {now !== 'nothing' && drawn.length > 0 && (
        <>
          <h3>{words.screen.noGo}</h3>
          <p className="quiet">
            {words.screen.noGoLegend} {own.length === 0 && words.screen.everybody}
          </p>
          <div className="allowed-views">
            {['front', 'back'].map((name) => {
              const view = views?.find((v) => v.name === name);
              return (
                view &&
                views && (
                  <BodyView
                    key={name}
                    view={view}
                    views={views}
                    layers={none}
                    shown={shownOf(drawn)}
                    tool={null}
                    label={`${words.screen.noGo}: ${words.views[name]}`}
                    onTrack={nothing}
                    onPick={nothing}
                  />
                )
              );
            })}
          </div>
          <ul className="limits">
            {listed.slice(0, LONGEST_LIST).map((l) => (
              <li key={`${l.region} ${l.side} ${l.rule} ${l.site}`}>
                {nameOf(l.region)}
                {l.side !== 'midline' && `, ${words.side[l.side]}`}:{' '}
                <strong>
                  {l.pressure === 0 ? words.screen.noPressure : words.screen.atMost(l.pressure)}
                  {!l.tools && l.pressure > 0 && `, ${words.screen.noTools}`}
                </strong>
              </li>
            ))}
            {listed.length > LONGEST_LIST && <li className="quiet">{words.screen.moreOnBody(listed.length - LONGEST_LIST)}</li>}
          </ul>
        </>
      )}
    </section>
  );
};
