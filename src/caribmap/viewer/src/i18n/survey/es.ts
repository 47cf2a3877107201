/** Words of a survey's map. */
export const survey = {
  survey_found:
    'Hallado por el programa en un archivo, no elegido por una redacción. Artículos: {articles}. Menciones: {mentions}.',
  survey_mentions: '{count} mención|{count} menciones',
  survey_sample: 'Contado por el programa. Las frases son una muestra suya, no una selección de la redacción.',
  survey_chart: 'Menciones de {first} a {last}; el máximo en {peak}: {count}',
  survey_about:
    'Este mapa lo ha hecho un programa que ha buscado en un archivo de artículos los nombres de los lugares de una redacción. Nadie ha leído ni elegido las frases; cada una figura literalmente en su artículo.',
  survey_counts:
    'El área de un círculo es proporcional al número de menciones en el período elegido; los días, meses o años cuentan enteros. De cada lugar se muestra una muestra de frases, repartida en el tiempo y entre los medios.',
  survey_not:
    'Una mención es un nombre tal como figura, no una noticia sobre el lugar. Faltan los nombres que el programa no reconoce, y un nombre puede referirse a otra cosa.',
} as const;
