const german = {
  'Completions': 'Vorschläge',
  'Diagnostics': 'Fehler',
  'No diagnostics': 'Keine Fehler',
  'Find': 'Suchen',
  'Replace': 'Ersetzen',
  'next': 'nächste',
  'previous': 'vorige',
  'all': 'alle',
  'match case': 'Groß- und Kleinschreibung',
  'by word': 'ganze Wörter',
  'regexp': 'regulärer Ausdruck',
  'replace': 'ersetzen',
  'replace all': 'alle ersetzen',
  'close': 'schließen',
  'current match': 'dieser Treffer',
  'replaced $ matches': '$ Treffer ersetzt',
  'replaced match on line $': 'Treffer in Zeile $ ersetzt',
  'on line': 'in Zeile',
  'Go to line': 'Gehe zu Zeile',
  'go': 'gehe',
  'Control character': 'Steuerzeichen',
  'Selection deleted': 'Auswahl gelöscht',
};

/** The editor's own words in the page's language. */
export function phrases(language) {
  return language === 'de' ? german : {};
}
