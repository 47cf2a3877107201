/** Generated from caribmap/cartography/words.py by tools/map_rules.py. Do not edit. */

export const MAP_WORDS = {
  de: { map_quoted: '„{text}“', map_not_stated: 'Stelle nicht genannt', map_centre_assumed: 'Mittelpunkt angenommen' },
  en: { map_quoted: '“{text}”', map_not_stated: 'position not stated', map_centre_assumed: 'centre assumed' },
  es: { map_quoted: '«{text}»', map_not_stated: 'posición no indicada', map_centre_assumed: 'centro supuesto' },
} as const;
