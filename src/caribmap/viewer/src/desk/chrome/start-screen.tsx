/** An empty folder becomes a dossier: title, languages; then the first article is pasted. */
import { useState } from 'preact/hooks';

import { articleShown, focusArticle } from '../article/text-box.tsx';
import { write } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import { ArticleForm } from '../forms/article-form.tsx';
import { Field, Form } from '../forms/form.tsx';
import { language, t } from '../i18n/index.ts';

const TAG = /[\w-]+/g;

export function StartScreen() {
  const [title, setTitle] = useState('');
  const [languages, setLanguages] = useState<string>(language.value);
  const save = (): Promise<boolean> => write(() => ask('start', { title, languages: languages.match(TAG) ?? [] }));
  return (
    <main class="cm-start">
      <p>{t('start_why')}</p>
      <Form heading={t('start')} isChanged={false} save={save}>
        <Field label={t('start_title')} value={title} first onChange={setTitle} required />
        <Field
          label={t('start_languages')}
          value={languages}
          hint={t('start_languages_hint')}
          onChange={setLanguages}
          required
        />
      </Form>
    </main>
  );
}

export function FirstArticle() {
  return (
    <main class="cm-start">
      <p>{t('first_article_why')}</p>
      <ArticleForm done={() => void articleShown().then(focusArticle)} isFirst />
    </main>
  );
}
