import type { ShownSetting } from '../../../src/addon/settings/settings';
import { BIGQUERY } from '../../../src/addon/warehouse/bigquery.feature';
import { Answer } from '../../parts/answer';
import { Button } from '../../parts/button';
import { HistoryTable } from '../../parts/history-table';
import { Needs } from '../../parts/needs';
import { Hint } from '../../parts/notice';
import { Past } from '../../parts/past';
import { Select } from '../../parts/select';
import { TextField } from '../../parts/text-field';
import { Tick } from '../../parts/tick';
import { knownOf } from '../../remote';
import { server } from '../../server';
import { typeset } from '../../words';
import type { Sidebar } from '../state/sidebar';
import { RemoveEverything } from './remove-everything';

/** What a run takes unless somebody says otherwise; all of it stands in the tab of settings, too. */
export function SettingsScreen({ state: { settings }, changeSetting, showSettings, show }: Sidebar) {
  const page = knownOf(settings);
  const changed = (page?.settings ?? []).filter(({ value, usual }) => value !== usual);
  const areas = [...new Set((page?.settings ?? []).map(({ area }) => area))];
  return (
    <>
      <h1>Settings</h1>
      <Answer to={settings} />
      {page?.problems.map(({ tab, cell, message }) => (
        <Hint key={cell}>
          <p data-words="reasons">
            {typeset(message)}{' '}
            <button type="button" class="link" onClick={() => show(tab, cell)}>
              Show {tab}!{cell}
            </button>
          </p>
        </Hint>
      ))}
      <p>
        They are in the tab “Vitals settings”, with those of columns, alerts and expansion.{' '}
        <button type="button" class="link" onClick={showSettings}>
          Open the tab
        </button>
      </p>
      {page?.room && <p data-words="help">{page.room}</p>}
      {changed.length > 0 && (
        <p data-words="help">Not as usual: {changed.map(({ name }) => name).join(', ')}.</p>
      )}
      {areas.map((area) => (
        <section key={area}>
          <h2>{area}</h2>
          {page!.settings
            .filter((setting) => setting.area === area)
            .map((setting) => (
              <Field
                key={setting.name}
                setting={setting}
                busy={settings.at === 'waiting'}
                onChange={(value) => changeSetting(area, setting.name, value)}
              />
            ))}
        </section>
      ))}
      <Past show={show} />
      <HistoryTable />
      <section>
        <h2>Beyond a sheet</h2>
        <Needs feature={BIGQUERY}>
          <p data-words="help">
            Files with which BigQuery scores a table of any size, with the model and the settings of this
            sheet.
          </p>
          <Button onClick={() => void server.showBigQuery()}>Score in BigQuery</Button>
        </Needs>
      </section>
      <RemoveEverything />
    </>
  );
}

function Field({
  setting,
  busy,
  onChange,
}: {
  readonly setting: ShownSetting;
  readonly busy: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { name, meaning, value, words, usual } = setting;
  if (words.join() === 'yes,no') {
    return (
      <Tick
        label={name}
        ticked={value === 'yes'}
        onTick={(yes) => onChange(yes ? 'yes' : 'no')}
        busy={busy}
      />
    );
  }
  return (
    <>
      {words.length > 0 ? (
        <Select
          label={name}
          value={value}
          choices={words.map((word) => ({ value: word, name: word }))}
          onChoose={onChange}
        />
      ) : (
        <TextField label={name} value={value} onEnter={onChange} />
      )}
      <p class="quiet" data-words="help">
        {meaning}
        {value !== usual && ` Usually ${usual}.`}
      </p>
    </>
  );
}
