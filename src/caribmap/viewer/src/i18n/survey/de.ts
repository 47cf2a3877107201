/** Words of a survey's map. */
export const survey = {
  survey_found:
    'Vom Programm in einem Archiv gefunden, nicht von einer Redaktion ausgewählt. Artikel: {articles}. Nennungen: {mentions}.',
  survey_mentions: '{count} Nennung|{count} Nennungen',
  survey_sample: 'Vom Programm gezählt. Die Sätze sind eine Stichprobe des Programms, keine Auswahl einer Redaktion.',
  survey_chart: 'Nennungen von {first} bis {last}; die meisten: {peak}, {count}',
  survey_about:
    'Diese Karte hat ein Programm gemacht, das die Namen der Orte einer Redaktion in einem Archiv von Artikeln gesucht hat. Niemand hat die Sätze gelesen oder ausgewählt; jeder steht wörtlich in seinem Artikel.',
  survey_counts:
    'Die Fläche eines Kreises entspricht der Zahl der Nennungen im Zeitfenster; Tage, Monate oder Jahre zählen ganz. Von jedem Ort steht eine Stichprobe von Sätzen da, verteilt über Zeit und Herausgeber.',
  survey_not:
    'Eine Nennung ist ein Name, wie er dasteht, kein Bericht über den Ort. Namen, die das Programm nicht erkennt, fehlen, und ein Name kann etwas anderes meinen.',
} as const;
