/** Cache of the browser's formatters: to make one costs as much as hundreds of uses. */
import { formatterTag } from './languages.ts';

/** A formatter for a language and the options that follow it; a tag that the browser does not take is as English. */
export function kept<Options extends readonly (string | number | undefined)[], F>(
  make: (language: string, ...options: Options) => F,
): typeof make {
  const made = new Map<string, F>();
  return (language, ...options) => {
    const key = [language, ...options].join(' ');
    const formatter = made.get(key) ?? make(formatterTag(language), ...options);
    made.set(key, formatter);
    return formatter;
  };
}

type Part<K extends 'day' | 'month' | 'year' | 'era'> = Intl.DateTimeFormatOptions[K];

/** Dates in UTC with the parts that are given, as the interface writes them: English as in Britain. */
export const datesOf = kept(
  (language, day: Part<'day'>, month: Part<'month'>, year: Part<'year'>, era?: Part<'era'>) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...(day && { day }),
      ...(month && { month }),
      ...(year && { year }),
      ...(era && { era }),
      timeZone: 'UTC',
    }),
);
