/** The form of a new article: its text, and what it says about itself. */
import { useLayoutEffect, useRef } from 'preact/hooks';

import { attempt, openArticle, write } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import { t } from '../i18n/index.ts';
import { Field, Form } from './form.tsx';
import { type Draft, useDraft } from './use-draft.ts';

const FIELDS = ['short', 'title', 'publisher', 'author', 'published', 'url'] as const;

interface Values extends Readonly<Record<(typeof FIELDS)[number], string>> {
  readonly text: string;
  readonly language: string;
}

interface Proposed {
  readonly language: string | null;
  readonly title: string;
  readonly author: string | null;
  readonly published: string | null;
}

const EMPTY: Values = {
  text: '',
  language: '',
  short: '',
  title: '',
  publisher: '',
  author: '',
  published: '',
  url: '',
};

interface Props {
  readonly done: () => void;
  readonly pasted?: string;
  /** Whether there is nothing else to go to. */
  readonly isFirst?: boolean;
}

export function ArticleForm({ done, pasted = '', isFirst = false }: Props) {
  const draft = useDraft<Values>('article', () => EMPTY);
  const { change } = draft;
  const asked = useRef<Promise<unknown> | null>(null);
  const look = (text: string): void => {
    change({ text });
    if (!asked.current && text.trim()) asked.current = attempt(() => propose(text, draft));
  };
  useLayoutEffect(() => {
    if (pasted && !draft.values.text) look(pasted);
  }, []);
  const save = async (): Promise<void> => {
    await asked.current;
    const values = draft.latest();
    const metadata = Object.fromEntries(FIELDS.map((key) => [key, values[key].trim()]).filter(([, words]) => words));
    const language = values.language.trim();
    let source = '';
    const work = async (): Promise<void> => {
      const body = { text: values.text, ...(language && { language }), metadata };
      ({ source } = await ask<{ source: string }>('articles', body));
    };
    if (!(await write(work))) return;
    draft.drop();
    await attempt(() => openArticle(source));
    done();
  };
  const drop = (): void => {
    draft.drop();
    done();
  };
  return (
    <Form
      heading={t('paste_article')}
      isChanged={draft.isChanged}
      save={save}
      {...(!isFirst && { leave: done })}
      drop={drop}
    >
      <Text text={draft.values.text} isFirst={!pasted} look={look} />
      <Metadata draft={draft} isNext={Boolean(pasted)} />
    </Form>
  );
}

/** Fills in what the text says about itself, but for what was typed meanwhile. */
async function propose(text: string, { latest, change }: Draft<Values>): Promise<void> {
  const { language, title, author, published } = await ask<Proposed>('propose/source', { text });
  const typed = latest();
  change({
    language: typed.language || (language ?? ''),
    title: typed.title || title.slice(0, 200),
    author: typed.author || (author ?? ''),
    published: typed.published || (published ?? ''),
  });
}

interface TextProps {
  readonly text: string;
  readonly isFirst: boolean;
  readonly look: (text: string) => void;
}

function Text({ text, isFirst, look }: TextProps) {
  return (
    <div class="cm-field">
      <label for="cm-pasted">{t('article_text')}</label>
      <textarea
        id="cm-pasted"
        data-first={isFirst || undefined}
        rows={9}
        dir="auto"
        value={text}
        required
        onInput={(event) => look(event.currentTarget.value)}
      />
    </div>
  );
}

/** `isNext` says that the text is there already, and the short name is asked for. */
function Metadata({ draft: { values, change }, isNext }: { draft: Draft<Values>; isNext: boolean }) {
  return (
    <>
      <div class="cm-pair">
        <Field label={t('article_short')} value={values.short} first={isNext} onChange={(short) => change({ short })} />
        <Field label={t('article_language')} value={values.language} onChange={(language) => change({ language })} />
      </div>
      <Field label={t('article_title')} value={values.title} onChange={(title) => change({ title })} />
      <div class="cm-pair">
        <Field
          label={t('article_publisher')}
          value={values.publisher}
          onChange={(publisher) => change({ publisher })}
        />
        <Field label={t('article_author')} value={values.author} onChange={(author) => change({ author })} />
      </div>
      <div class="cm-pair">
        <Field
          label={t('article_published')}
          value={values.published}
          hint={t('date_hint')}
          onChange={(published) => change({ published })}
        />
        <Field label={t('article_url')} value={values.url} onChange={(url) => change({ url })} />
      </div>
    </>
  );
}
