/** Words of a survey's map. */
export const survey = {
  survey_found:
    'Trouvé par le programme dans des archives, non choisi par une rédaction. Articles : {articles}. Mentions : {mentions}.',
  survey_mentions: '{count} mention|{count} mentions',
  survey_sample: 'Compté par le programme. Les phrases sont un échantillon tiré par lui, non un choix de la rédaction.',
  survey_chart: 'Mentions de {first} à {last} ; maximum en {peak} : {count}',
  survey_about:
    'Cette carte est l’œuvre d’un programme qui a cherché dans des archives d’articles les noms des lieux d’une rédaction. Personne n’a lu ni choisi les phrases ; chacune figure mot pour mot dans son article.',
  survey_counts:
    'L’aire d’un cercle est proportionnelle au nombre de mentions dans la période ; les jours, mois ou années comptent en entier. Pour chaque lieu, un échantillon de phrases est montré, réparti dans le temps et entre les éditeurs.',
  survey_not:
    'Une mention est un nom tel qu’il figure, non un article sur le lieu. Les noms que le programme ne reconnaît pas manquent, et un nom peut désigner autre chose.',
} as const;
