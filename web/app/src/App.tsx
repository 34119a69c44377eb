// The shell: pages, undo and redo, and an emergency above all else.
import { lazy, memo, type ReactNode, Suspense, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useDark } from './body/looks';
import { useAskOnce } from './core/use';
import { Find } from './find/Find';
import { EmergencyAlert, EmergencyBar } from './screen/Alerts';
import { told } from './state/case';
import { type Answer, useRanking } from './state/ranking';
import { to, useRoute } from './state/route';
import { settings } from './state/settings';
import { useUnsaved } from './state/store';
import { keepFocus } from './ui/focus';
import { Icon, type IconName } from './ui/Icon';
import { locales, useLoadedWords, useWords, WordsContext } from './words';

const Screen = lazy(() => import('./screen/Screen').then((m) => ({ default: m.Screen })));
const Atlas = lazy(() => import('./atlas/Atlas').then((m) => ({ default: m.Atlas })));
const Diary = lazy(() => import('./diary/Diary').then((m) => ({ default: m.Diary })));
const Session = lazy(() => import('./session/Session').then((m) => ({ default: m.Session })));
const Selfcare = lazy(() => import('./selfcare/Selfcare').then((m) => ({ default: m.Selfcare })));
const Settings = lazy(() => import('./settings/Settings').then((m) => ({ default: m.Settings })));

const pages = ['find', 'screen', 'session', 'selfcare', 'diary', 'atlas', 'settings'] as const satisfies IconName[];
type Page = (typeof pages)[number];

const Pages = memo(({ page }: { page: Page }) => {
  const words = useWords();
  return (
    <nav className="pages" aria-label={words.mainPages}>
      {pages.map((p) => (
        <a key={p} href={to(p)} aria-current={p === page ? 'page' : undefined}>
          <Icon name={p} />
          <span>{words.pages[p]}</span>
        </a>
      ))}
    </nav>
  );
});

const History = memo(() => {
  const words = useWords();
  const { canUndo, canRedo } = told.useHistory();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      if (event.shiftKey) told.redo();
      else told.undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <div className="history">
      <Button className="plain" aria-label={words.undo} isDisabled={!canUndo} onPress={() => told.undo()}>
        <Icon name="undo" />
      </Button>
      <Button className="plain" aria-label={words.redo} isDisabled={!canRedo} onPress={() => told.redo()}>
        <Icon name="redo" />
      </Button>
    </div>
  );
});

const contents = (page: Page, rest: string[], answer: Answer): ReactNode => {
  switch (page) {
    case 'find':
      return <Find {...answer} />;
    case 'screen':
      return <Screen />;
    case 'session':
      return answer.ranking?.withheld ? null : <Session />;
    case 'selfcare':
      return answer.ranking?.withheld ? null : <Selfcare />;
    case 'diary':
      return <Diary />;
    case 'atlas':
      return <Atlas path={rest} />;
    case 'settings':
      return <Settings />;
  }
};

const Shell = () => {
  const words = useWords();
  const [first = 'find', ...rest] = useRoute();
  const page = pages.find((p) => p === first) ?? 'find';
  const answer = useRanking();
  const unsaved = useUnsaved();
  const core = useAskOnce('views', []);
  useEffect(() => {
    document.title = `${words.pages[page]} · Taut`;
  }, [words, page]);
  const path = [first, ...rest].join('/');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page begins at its top
  useEffect(() => {
    scrollTo({ top: 0 });
  }, [path]);
  useEffect(keepFocus, []);
  return (
    <>
      <Button className="skip" onPress={() => document.getElementById('content')?.focus()}>
        {words.skipToContent}
      </Button>
      <header className="top">
        <a className="brand" href={to('find')}>
          Taut
        </a>
        <Pages page={page} />
        <History />
      </header>
      {answer.ranking?.withheld && <EmergencyBar />}
      <main id="content" tabIndex={-1} className={`page page-${page}`}>
        {core.error && (
          <p className="notice" role="alert">
            {words.loadFailed}
          </p>
        )}
        {unsaved && (
          <p className="notice" role="status">
            {words.unsaved}
          </p>
        )}
        {answer.ranking?.withheld && page !== 'screen' && <EmergencyAlert alerts={answer.ranking.alerts} />}
        <Suspense fallback={<p className="quiet">{words.loading}</p>}>{contents(page, rest, answer)}</Suspense>
      </main>
    </>
  );
};

export const App = () => {
  const { language, calm } = settings.useNow();
  const words = useLoadedWords(language);
  const dark = useDark();
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.calm = String(calm);
  }, [dark, calm]);
  if (!words) return null;
  return (
    <I18nProvider locale={locales[language]}>
      <WordsContext value={words}>
        <Shell />
      </WordsContext>
    </I18nProvider>
  );
};
