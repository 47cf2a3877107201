/** Words of a survey's map. */
export const survey = {
  survey_found:
    'Found by the program in an archive, not chosen by an editor. Articles: {articles}. Mentions: {mentions}.',
  survey_mentions: '{count} mention|{count} mentions',
  survey_sample: 'Counted by the program. The sentences are a sample that it took, not one that an editor chose.',
  survey_chart: 'Mentions from {first} to {last}; most in {peak}: {count}',
  survey_about:
    'This map was made by a program that looked for the names of a desk’s places in an archive of articles. Nobody has read or chosen the sentences; each stands verbatim in its article.',
  survey_counts:
    'The area of a circle is to scale with the number of mentions in the time window; days, months or years count as a whole. Of each place a sample of sentences is shown, spread over time and publishers.',
  survey_not:
    'A mention is a name as it stands, not a report about the place. Names that the program does not recognise are missing, and a name may mean something else.',
} as const;
