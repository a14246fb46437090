import { el, format } from '../shared/dom.js';
import { numberOf, pageOf, shorten, webAddress } from '../shared/terms.js';

const step = 200;

/** The rows of an answer: with labels or IRIs, sorted by a column, narrowed by words. */
export function tableView(result, { texts, names, prefixes, language, link }) {
  const state = { column: null, down: false, words: '', iris: false, shown: step };
  const collator = new Intl.Collator(language, { numeric: true });
  const status = el('p', { className: 'count', role: 'status' });
  const body = el('tbody');
  const heads = result.columns.map((name, i) => el('th', { scope: 'col', className: isNumeric(i) ? 'number-cell' : null }, el('button', { type: 'button', className: 'sort', textContent: name, onClick: () => sort(i) })));
  const more = el('button', { type: 'button', className: 'quiet', textContent: texts.moreRows, onClick: () => ((state.shown += step), draw()) });
  const filter = el('input', { type: 'search', id: 'filter', maxLength: 100, onInput: () => ((state.words = filter.value.trim().toLowerCase()), draw()) });
  const iris = el('input', { type: 'checkbox', id: 'iris', onChange: () => ((state.iris = iris.checked), draw()) });
  draw();
  return el('div', {},
    el('div', { className: 'row table-tools' }, el('p', { className: 'field' }, el('label', { htmlFor: 'filter', textContent: texts.filter }), filter), el('p', { className: 'field check' }, iris, el('label', { htmlFor: 'iris', textContent: texts.showIris }))),
    status,
    el('div', { className: 'table-wrap', tabIndex: 0, role: 'region', 'aria-label': texts.table }, el('table', {}, el('thead', {}, el('tr', {}, heads)), body)),
    more);

  function isNumeric(column) {
    return result.rows.length > 0 && result.rows.every(row => !row[column] || numberOf(row[column]) !== null);
  }

  function sort(column) {
    state.down = state.column === column && !state.down;
    state.column = column;
    heads.forEach((head, i) => i === column ? head.setAttribute('aria-sort', state.down ? 'descending' : 'ascending') : head.removeAttribute('aria-sort'));
    draw();
  }

  function draw() {
    let rows = result.rows;
    if (state.words) rows = rows.filter(row => row.some(t => t && (textOf(t).toLowerCase().includes(state.words) || t.value.toLowerCase().includes(state.words))));
    if (state.column !== null) rows = [...rows].sort((a, b) => (state.down ? -1 : 1) * compare(a[state.column], b[state.column]));
    const shown = rows.slice(0, state.shown);
    body.replaceChildren(...shown.map(row => el('tr', {}, row.map(cell))));
    more.hidden = rows.length <= state.shown;
    const count = new Intl.NumberFormat(language);
    status.textContent = rows.length === result.rows.length && shown.length === rows.length ? '' : format(texts.shownRows, count.format(shown.length), count.format(rows.length));
  }

  function textOf(term) {
    return term.type !== 'uri' ? term.value : state.iris ? shorten(term.value, prefixes) : names.get(term.value)?.text ?? shorten(term.value, prefixes);
  }

  function compare(a, b) {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    const [x, y] = [numberOf(a), numberOf(b)];
    return x !== null && y !== null ? x - y : collator.compare(textOf(a), textOf(b));
  }

  function cell(term) {
    if (!term) return el('td');
    const text = textOf(term).slice(0, 2000);
    const tag = term.type === 'uri' ? (state.iris ? null : names.get(term.value)?.language) : term['xml:lang'];
    const lang = tag && !tag.startsWith(language) ? tag : null;
    if (term.type === 'uri') {
      const [page, outside] = [pageOf(term.value), webAddress(term.value)];
      if (page) return el('td', {}, el('a', { href: link(page), title: term.value, lang, textContent: text }));
      return el('td', {}, outside ? el('a', { href: outside, rel: 'external nofollow noopener', className: 'outside', title: term.value, lang, textContent: text }) : el('bdi', { textContent: text }));
    }
    const number = numberOf(term);
    if (number !== null) return el('td', { className: 'number-cell', textContent: new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(number) });
    return el('td', {}, el('bdi', { lang, textContent: text }), term['xml:lang'] ? el('i', { className: 'note-inline', textContent: ` (${term['xml:lang']})` }) : null);
  }
}
