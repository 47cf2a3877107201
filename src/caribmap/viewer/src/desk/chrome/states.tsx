/** Lines under the bar: what the desk cannot do now, and what others have done. */
import { attempt, readAll, write } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';
import { isData } from '../records/values.ts';

/** Codes of faults by which a whole file cannot be read. */
const UNREADABLE = /^(Y\d+|J\d+|F006)$/;

export function States() {
  const unreadable = store.faults.value.filter(({ code, severity }) => severity === 'error' && UNREADABLE.test(code));
  const readOnly = store.head.value?.read_only;
  const { connection, outside, refused, atHand } = store;
  return (
    <div class="cm-states">
      {connection.value === 'gone' && <Line role="alert">{t('server_gone')}</Line>}
      {readOnly && (
        <Line>
          <span aria-hidden="true">🔒</span> {t('read_only_why')} <span lang="en">{readOnly}</span>
        </Line>
      )}
      {unreadable.map(({ file, line, message }) => (
        <Line key={file + line} role="alert">
          {t('unreadable', { file: line === null ? file : `${file}:${line}` })} <span lang="en">{message}</span>
        </Line>
      ))}
      {outside.value.length > 0 && (
        <Line role="status">
          {t('changed_outside', { files: outside.value.join(', ') })}
          <button
            type="button"
            class="cm-desk-key"
            onClick={() => {
              outside.value = [];
            }}
          >
            {t('understood')}
          </button>
        </Line>
      )}
      {refused.value && !atHand.value && (
        <Line role="alert">
          <span lang="en">
            {refused.value.message} {refused.value.hint}
          </span>
          <button
            type="button"
            class="cm-desk-key"
            onClick={() => {
              refused.value = null;
            }}
          >
            {t('understood')}
          </button>
        </Line>
      )}
      <Pending />
    </div>
  );
}

function Line({ role, children }: { role?: 'alert' | 'status'; children: preact.ComponentChildren }) {
  return (
    <div class="cm-state" role={role}>
      {children}
    </div>
  );
}

/** What a crash left half done. */
function Pending() {
  const pending = store.head.value?.pending;
  if (!pending) return null;
  const settle = (finish: boolean): void => void write(() => ask('pending', { finish }));
  return (
    <Line role="alert">
      {t('half_done', { label: pending.label })}
      <button type="button" class="cm-desk-key" onClick={() => settle(true)}>
        {t('finish')}
      </button>
      <button type="button" class="cm-desk-key" onClick={() => settle(false)}>
        {t('take_back')}
      </button>
    </Line>
  );
}

/** Both versions of a record that another program has changed too. */
export function Clash() {
  const clash = store.clash.value;
  if (!clash) return null;
  const { noun = '', id = '', record, hash } = clash.theirs;
  const mine = clash.operations.find((one) => one.noun === noun && one.id === id);
  const close = (): void => {
    store.clash.value = null;
  };
  const takeMine = (): void => {
    const operations = clash.operations.map((one) => (one === mine ? { ...one, before: hash ?? null } : one));
    close();
    void write(() => ask('transactions', { label: clash.label, operations }), { label: clash.label, operations });
  };
  const takeTheirs = (): void => {
    close();
    store.atHand.value = null;
    void attempt(readAll);
  };
  const ours = mine?.set ?? (isData(mine?.put) ? mine.put : {});
  const keys = Object.keys(ours);
  return (
    <section class="cm-clash" role="alertdialog" aria-label={t('clash')}>
      <h2>{t('clash')}</h2>
      <p>{t('clash_why', { record: `${noun} ${id}` })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('mine')}</th>
            <th scope="col">{t('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key} class={same(ours[key], record?.[key]) ? undefined : 'cm-differs'}>
              <th scope="row">{key}</th>
              <td>{written(ours[key])}</td>
              <td>{written(record?.[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="cm-desk-row">
        <button type="button" class="cm-primary" onClick={takeMine}>
          {t('take_mine')}
        </button>
        <button type="button" class="cm-desk-key" onClick={takeTheirs}>
          {t('take_theirs')}
        </button>
      </div>
    </section>
  );
}

function same(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string {
  return value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
}
