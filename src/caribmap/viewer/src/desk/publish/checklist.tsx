/** What is to be looked at before a map is signed: each line is done, or says how much is left and leads there. */
import { attempt, commit, readRecord } from '../base/actions.ts';
import * as store from '../base/store.ts';
import { count, type DeskKey, isDeskKey, t } from '../i18n/index.ts';

export interface Item {
  readonly name: string;
  readonly count: number;
  readonly is_done: boolean;
  readonly records: readonly string[];
  /** Of views, a framing that fits. */
  readonly bounds?: Readonly<Record<string, readonly number[]>>;
}

/** Lines that do not stand in the way of a sign-off: they are to be read. */
const TO_READ = [
  'warnings',
  'possible-names',
  'claims-without-speaker',
  'places-without-quote',
  'loose-views',
  'views-without-portrait',
];
const SHOWN = 8;

export function Checklist({ items }: { items: readonly Item[] }) {
  const listed = items.filter(({ name }) => name !== 'signed-off' && name !== 'changed-since');
  return (
    <section aria-labelledby="cm-checklist">
      <h2 id="cm-checklist">{t('checklist')}</h2>
      <ul class="cm-checklist">
        {listed.map((item) => (
          <Line key={item.name} item={item} />
        ))}
        <PreviewLine />
      </ul>
    </section>
  );
}

function Line({ item }: { item: Item }) {
  const key = `check_${item.name.replaceAll('-', '_')}`;
  const sign = item.is_done ? '✓' : TO_READ.includes(item.name) ? '○' : '✗';
  const act = actionFor(item);
  return (
    <li class={item.is_done ? 'cm-done' : sign === '✗' ? 'cm-in-the-way' : undefined}>
      <span aria-hidden="true">{sign}</span>
      <div>
        <span class="cm-said">{t(item.is_done ? 'done' : sign === '✗' ? 'not_done' : 'to_read')}: </span>
        {isDeskKey(key) ? t(key, { count: item.count }) : `${item.name}: ${count(item.count)}`}
        {item.records.length > 0 && (
          <small>
            {' '}
            <code>{item.records.slice(0, SHOWN).join(', ')}</code>
            {item.records.length > SHOWN && ' …'}
          </small>
        )}
      </div>
      {!item.is_done && act && (
        <button type="button" class="cm-desk-key" onClick={act[1]}>
          {t(act[0])}
        </button>
      )}
    </li>
  );
}

/** Where a line's work is done. */
function actionFor({ name, bounds }: Item): readonly [DeskKey, () => void] | null {
  const show = (screen: store.Screen): void => {
    store.screen.value = screen;
  };
  const table = (noun: string): void => {
    store.table.value = noun;
    show('tables');
  };
  const faults = (): void => {
    show('text');
    store.atHand.value = { kind: 'faults' };
  };
  const actions: Readonly<Record<string, readonly [DeskKey, () => void]>> = {
    errors: ['faults', faults],
    warnings: ['faults', faults],
    quotation: ['faults', faults],
    'open-names': ['screen_text', () => show('text')],
    'possible-names': ['screen_text', () => show('text')],
    'claims-without-speaker': ['noun_quote', () => table('quote')],
    'places-without-quote': ['noun_place', () => table('place')],
    'loose-views': ['frame_places', () => void framePlaces(bounds ?? {})],
    'views-without-portrait': ['noun_view', () => table('view')],
  };
  return actions[name] ?? null;
}

/** Gives views the framing that fits their places. */
async function framePlaces(bounds: NonNullable<Item['bounds']>): Promise<void> {
  await attempt(async () => {
    const asked = Object.entries(bounds).map(async ([id, framing]) => {
      const { hash } = await readRecord('view', id);
      return { noun: 'view', id, before: hash, set: { bounds: framing } };
    });
    await commit(t('frame_places'), await Promise.all(asked));
  });
}

/** Whether somebody has looked at the page as it is now. */
function PreviewLine() {
  const head = store.head.value;
  const isSeen = head !== null && store.previewSeen.value === head.revision;
  return (
    <li class={isSeen ? 'cm-done' : undefined}>
      <span aria-hidden="true">{isSeen ? '✓' : '○'}</span>
      <div>
        <span class="cm-said">{t(isSeen ? 'done' : 'to_read')}: </span>
        {t('check_preview')}
      </div>
      {!isSeen && (
        <button
          type="button"
          class="cm-desk-key"
          onClick={() => {
            store.screen.value = 'preview';
          }}
        >
          {t('screen_preview')}
        </button>
      )}
    </li>
  );
}
