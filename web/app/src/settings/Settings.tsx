// Looks, language, and what happens to one's data.
import { type ChangeEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Switch } from 'react-aria-components/Switch';
import type { Figure, Language } from 'taut-core';
import { useLooks } from '../body/looks';
import { usePicture } from '../body/picture';
import { useAsk } from '../core/use';
import { exportAll, forgetEverything, importAll } from '../state/file';
import { change, type Skin, settings, type Theme } from '../state/settings';
import { Choice } from '../ui/Choice';
import { Sheet } from '../ui/Sheet';
import { useWords } from '../words';

const languages: { id: Language; label: string }[] = [
  { id: 'en', label: 'English' },
  { id: 'de', label: 'Deutsch' },
  { id: 'es', label: 'Español' },
];

const Data = () => {
  const words = useWords();
  const [said, setSaid] = useState('');
  const [sure, setSure] = useState(false);
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    try {
      await importAll(await file.text());
      setSaid(words.settings.imported);
    } catch (error) {
      setSaid(`${words.settings.importFailed} ${error instanceof Error ? error.message : error}`);
    }
  };
  return (
    <section aria-labelledby="data-title">
      <h2 id="data-title">{words.settings.data}</h2>
      <p className="quiet">{words.settings.dataLead}</p>
      <div className="row">
        <Button className="secondary" onPress={exportAll}>
          {words.settings.export}
        </Button>
        <label className="button secondary file">
          {words.settings.import}
          <input type="file" accept="application/json,.json" onChange={read} />
        </label>
        <Button className="secondary danger" onPress={() => setSure(true)}>
          {words.settings.forget}
        </Button>
      </div>
      <p role="status">{said}</p>
      <Sheet title={words.settings.forget} open={sure} onClose={() => setSure(false)}>
        <p>{words.settings.forgetSure}</p>
        <div className="row">
          <Button
            className="primary danger"
            onPress={async () => {
              await forgetEverything();
              setSure(false);
              setSaid(words.settings.forgotten);
            }}
          >
            {words.settings.forgetNow}
          </Button>
          <Button className="secondary" onPress={() => setSure(false)}>
            {words.cancel}
          </Button>
        </div>
      </Sheet>
    </section>
  );
};

export const Settings = () => {
  const words = useWords();
  const now = settings.useNow();
  const looks = useLooks();
  const preview = usePicture({ show: 'body' }, { ...looks, views: ['front'], bare: true });
  const about = useAsk('screen', [{ format: 'taut.case/1', findings: [{ kind: 'age', years: 40 }] }]).answer;
  const w = words.settings;
  return (
    <div className="settings">
      <h1>{w.title}</h1>
      <section>
        <Choice label={w.language} value={now.language} options={languages} onChange={(language) => change({ language })} />
        {w.wordsPartly && <p className="quiet">{w.wordsPartly}</p>}
        <Choice<Theme>
          label={w.theme}
          value={now.theme}
          options={(['auto', 'light', 'dark'] as const).map((id) => ({ id, label: w.themes[id] }))}
          onChange={(theme) => change({ theme })}
        />
      </section>
      <section aria-labelledby="body-title" className="settings-body">
        <div>
          <h2 id="body-title">{w.body}</h2>
          <Choice<Figure>
            label={w.figure}
            value={now.figure}
            options={(['neutral', 'male', 'female'] as const).map((id) => ({ id, label: w.figures[id] }))}
            onChange={(figure) => change({ figure })}
          />
          <Choice
            label={w.skin}
            value={`${now.skin}`}
            options={w.skins.map((name, k) => ({ id: `${k + 1}`, name, label: <span className={`skin skin-${k + 1}`} /> }))}
            onChange={(skin) => change({ skin: Number(skin) as Skin })}
          />
        </div>
        <div className="settings-preview">{preview && <img src={preview.url} alt="" />}</div>
      </section>
      <section>
        <Switch className="switch" isSelected={now.trained} onChange={(trained) => change({ trained })}>
          <span className="switch-track" aria-hidden="true" />
          <span>
            {w.trained}
            <span className="quiet block">{w.trainedHint}</span>
          </span>
        </Switch>
        <Switch className="switch" isSelected={now.calm} onChange={(calm) => change({ calm })}>
          <span className="switch-track" aria-hidden="true" />
          <span>{w.calm}</span>
        </Switch>
      </section>
      <Data />
      <section>
        <h2>{w.about}</h2>
        <p>{words.noDiagnosis}</p>
        {about && <p className="quiet">{w.version(`${about.atlas.version} · ${about.atlas.checksum}`)}</p>}
      </section>
    </div>
  );
};
