// What the safety rules say. An emergency stands on every page, before all else, and cannot be closed.
import { useEffect } from 'react';
import type { Alert, Source, StandingAlert } from 'taut-core';
import { to } from '../state/route';
import { settings } from '../state/settings';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';

type Any = Alert | StandingAlert;

const SourceLine = ({ source }: { source: Source }) => (
  <>
    {source.authors} {source.year}
  </>
);

/** Stays in sight wherever the page is scrolled to. */
export const EmergencyBar = () => {
  const words = useWords().alert;
  return (
    <aside className="emergency-bar" aria-label={words.emergency}>
      <Icon name="phone" />
      <span>
        <strong>{words.emergency}.</strong> {words.call}: {words.callNumbers}
      </span>
    </aside>
  );
};

export const EmergencyAlert = ({ alerts }: { alerts: Any[] }) => {
  const words = useWords().alert;
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  return (
    <section className="emergency" role="alert" aria-labelledby="emergency-title">
      <h2 id="emergency-title">
        <Icon name="alert" /> {words.emergency}
      </h2>
      {alerts.map((a) => (
        <p key={a.rule} className="emergency-message">
          {a.message}
        </p>
      ))}
      <p className="emergency-call">
        <Icon name="phone" />
        <span>
          {words.call}: <strong>{words.callNumbers}</strong>
        </span>
      </p>
      <p>{words.noRanking}</p>
      <p>
        {words.because} {alerts.flatMap((a) => a.because).join(' · ')}
      </p>
      <p>
        {words.wrong} <a href={to('find')}>{words.change}</a>
      </p>
    </section>
  );
};

export const AlertCard = ({ alert }: { alert: Any }) => {
  const words = useWords();
  const { trained } = settings.useNow();
  return (
    <article className={`alert level-${alert.level}`}>
      <h3>
        <Icon name="alert" /> {words.alert.level[alert.level]}
      </h3>
      <p>{alert.message}</p>
      {alert.because.length > 0 && (
        <p className="quiet">
          {words.alert.because} {alert.because.join(' · ')}
        </p>
      )}
      {trained && alert.for_practitioner && (
        <p className="quiet">
          {words.screen.practitioner}: {alert.for_practitioner}
        </p>
      )}
      <p className="quiet">
        {alert.why}
        {alert.source && typeof alert.source === 'object' && (
          <>
            {' · '}
            <SourceLine source={alert.source} />
          </>
        )}
        {alert.strength && ` · ${words.find.strengths[alert.strength]}`}
      </p>
    </article>
  );
};

const isSerious = (a: Any): boolean => a.level === 'urgent' || a.level === 'clearance';

/** What stands in the way short of an emergency, before anything that might be pressed. It has no button that closes it. */
export const StandingAlerts = ({ alerts }: { alerts: Any[] }) => {
  const { screen } = useWords();
  const limits = alerts.filter((a) => a.level === 'avoid' || a.level === 'lighter');
  if (alerts.length === 0) return null;
  return (
    <section className="standing" aria-label={screen.alerts}>
      <div role="alert">
        {alerts.filter(isSerious).map((a) => (
          <AlertCard key={a.rule} alert={a} />
        ))}
      </div>
      {limits.length > 0 && (
        <div className="limits">
          <h3>{screen.alerts}</h3>
          <ul className="bullets">
            {limits.map((a) => (
              <li key={a.rule}>{a.message}</li>
            ))}
          </ul>
          <a href={to('screen')}>{screen.allowed}</a>
        </div>
      )}
    </section>
  );
};
