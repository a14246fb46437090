import { el, svg } from '../shared/dom.js';
import { numberOf } from '../shared/terms.js';

const most = 40;

/** The columns of a bar chart: the first that counts and the first that names, or null. */
export function chartColumns(result) {
  if (result.form !== 'select' || result.rows.length < 2 || result.rows.length > 5000) return null;
  const counts = result.columns.map((_, i) => result.rows.every(row => row[i] === null || numberOf(row[i]) !== null) && result.rows.some(row => row[i] !== null));
  const value = counts.lastIndexOf(true);
  const name = nameColumn(result, counts);
  return value >= 0 && name >= 0 && name !== value ? { name, value } : null;
}

function nameColumn(result, counts) {
  const words = result.columns.map((column, i) => !counts[i] && /name|label|title|titel/i.test(column) ? i : -1).filter(i => i >= 0);
  return words[0] ?? counts.indexOf(false);
}

/** Bars, the longest first. Its twin is the table of the same answer. */
export function chartView(result, { name, value }, { texts, names, language }) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const bars = result.rows.filter(row => row[value]).map(row => ({ label: labelOf(row[name], names), value: numberOf(row[value]) })).sort((a, b) => b.value - a.value).slice(0, most);
  const largest = Math.max(1e-9, ...bars.map(b => Math.abs(b.value)));
  const [left, width, height] = [230, 640, 26];
  const picture = svg('svg', { viewBox: `0 0 ${width} ${bars.length * height}`, role: 'img', class: 'chart', 'aria-label': `${texts.chart}: ${result.columns[value]}` },
    bars.map((bar, i) => svg('g', { transform: `translate(0 ${i * height})` },
      svg('text', { x: left - 8, y: 17, 'text-anchor': 'end' }, short(bar.label)),
      svg('rect', { x: left, y: 4, width: Math.max(1, (width - left - 80) * Math.abs(bar.value) / largest), height: height - 9 }),
      svg('text', { x: left + 6 + Math.max(1, (width - left - 80) * Math.abs(bar.value) / largest), y: 17 }, number.format(bar.value)))));
  return el('figure', { className: 'picture' }, picture, el('figcaption', { textContent: texts.chartNote }));
}

function labelOf(term, names) {
  return term ? (names.get(term.value)?.text ?? term.value) : '–';
}

function short(text) {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}
