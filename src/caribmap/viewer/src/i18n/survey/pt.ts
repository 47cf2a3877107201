/** Words of a survey's map. */
export const survey = {
  survey_found:
    'Encontrado pelo programa num arquivo, não escolhido por uma redação. Artigos: {articles}. Menções: {mentions}.',
  survey_mentions: '{count} menção|{count} menções',
  survey_sample: 'Contado pelo programa. As frases são uma amostra sua, não uma escolha da redação.',
  survey_chart: 'Menções de {first} a {last}; o máximo em {peak}: {count}',
  survey_about:
    'Este mapa foi feito por um programa que procurou num arquivo de artigos os nomes dos lugares de uma redação. Ninguém leu nem escolheu as frases; cada uma está literalmente no seu artigo.',
  survey_counts:
    'A área de um círculo é proporcional ao número de menções no período escolhido; dias, meses ou anos contam por inteiro. De cada lugar mostra-se uma amostra de frases, distribuída no tempo e entre as publicações.',
  survey_not:
    'Uma menção é um nome tal como está, não uma notícia sobre o lugar. Faltam os nomes que o programa não reconhece, e um nome pode significar outra coisa.',
} as const;
