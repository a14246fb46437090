import { el, format } from '../shared/dom.js';
import { pageOf, shorten } from '../shared/terms.js';

const most = 150;

/** The columns of a network: subject, predicate and object of triples, or two columns of IRIs; null where there are none. */
export function graphColumns(result) {
  if (result.form === 'triples') return { from: 0, by: 1, to: 2 };
  if (result.form !== 'select' || result.rows.length === 0) return null;
  const iris = result.columns.map((_, i) => i).filter(i => result.rows.some(row => row[i]) && result.rows.every(row => !row[i] || row[i].type === 'uri' || row[i].type === 'bnode'));
  return iris.length >= 2 ? { from: iris[0], to: iris[1] } : null;
}

/** The network of an answer, drawn by the part that profiles use as well. Its twin is the table of the same answer. */
export async function graphView(result, columns, { texts, names, prefixes, link }) {
  const nodes = new Map();
  const edges = [];
  for (const row of result.rows) {
    const [from, to] = [row[columns.from], row[columns.to]];
    if (!from || !to || to.type === 'literal' || from.value === to.value) continue;
    if (!nodes.has(from.value) && nodes.size >= most || !nodes.has(to.value) && nodes.size + 1 > most) continue;
    for (const { value } of [from, to]) nodes.set(value, { id: value, label: names.get(value)?.text ?? shorten(value, prefixes), kind: pageOf(value)?.split('/')[1] });
    edges.push({ from: from.value, to: to.value, label: columns.by === undefined ? '' : shorten(row[columns.by].value, prefixes) });
  }
  if (edges.length === 0) return el('p', { textContent: texts.graphEmpty });
  const stage = el('div', { className: 'network-stage' });
  const figure = el('figure', { className: 'picture' }, stage, el('figcaption', { textContent: format(texts.graphNote, nodes.size, edges.length) }));
  const [{ drawNetwork }, { neighbours }] = await Promise.all([import('../network/draw.js'), import('../network/neighbours.js')]);
  queueMicrotask(() => requestAnimationFrame(() => drawNetwork(stage, { nodes: [...nodes.values()], edges }, { label: texts.graph, texts: texts.network, link, pageOf, expand: neighbours })));
  return figure;
}
