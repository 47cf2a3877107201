/** Generated from caribmap/cartography/phrases and caribmap/text/languages.py by tools/map_rules.py. Do not edit. */

export const MAP_WORDS = {
  ar: { map_quoted: '⁧«{text}»⁩', map_not_stated: 'الموقع غير مذكور', map_centre_assumed: 'المركز مفترض', map_between: '{from}–{to}' },
  de: { map_quoted: '„{text}“', map_not_stated: 'Stelle nicht genannt', map_centre_assumed: 'Mittelpunkt angenommen', map_between: '{from}–{to}' },
  en: { map_quoted: '“{text}”', map_not_stated: 'position not stated', map_centre_assumed: 'centre assumed', map_between: '{from}–{to}' },
  es: { map_quoted: '«{text}»', map_not_stated: 'posición no indicada', map_centre_assumed: 'centro supuesto', map_between: '{from}–{to}' },
  fr: { map_quoted: '« {text} »', map_not_stated: 'position non précisée', map_centre_assumed: 'centre supposé', map_between: '{from}–{to}' },
  it: { map_quoted: '«{text}»', map_not_stated: 'posizione non indicata', map_centre_assumed: 'centro ipotizzato', map_between: '{from}–{to}' },
  pt: { map_quoted: '“{text}”', map_not_stated: 'posição não informada', map_centre_assumed: 'centro presumido', map_between: '{from}–{to}' },
  uk: { map_quoted: '«{text}»', map_not_stated: 'місце не вказано', map_centre_assumed: 'центр припущено', map_between: '{from}–{to}' },
} as const;

export const RTL_SCRIPTS = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'] as const;

export const RTL_LANGUAGES = ['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'] as const;
