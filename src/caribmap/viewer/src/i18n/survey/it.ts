/** Words of a survey's map. */
export const survey = {
  survey_found:
    'Trovato dal programma in un archivio, non scelto da una redazione. Articoli: {articles}. Menzioni: {mentions}.',
  survey_mentions: '{count} menzione|{count} menzioni',
  survey_sample: 'Contato dal programma. Le frasi sono un suo campione, non una scelta della redazione.',
  survey_chart: 'Menzioni da {first} a {last}; il massimo in {peak}: {count}',
  survey_about:
    'Questa mappa è opera di un programma che ha cercato in un archivio di articoli i nomi dei luoghi di una redazione. Nessuno ha letto o scelto le frasi; ognuna si trova alla lettera nel suo articolo.',
  survey_counts:
    'L’area di un cerchio è proporzionale al numero di menzioni nel periodo scelto; giorni, mesi o anni contano per intero. Di ogni luogo è mostrato un campione di frasi, distribuito nel tempo e tra gli editori.',
  survey_not:
    'Una menzione è un nome così come compare, non una notizia sul luogo. Mancano i nomi che il programma non riconosce, e un nome può indicare altro.',
} as const;
