import { el } from '../shared/dom.js';
import { namesOf } from './ask.js';
import { chartColumns, chartView } from './chart.js';
import { downloads } from './downloads.js';
import { graphColumns, graphView } from './graph.js';
import { mapColumns, mapView } from './map.js';
import { tableView } from './table.js';

/** Shows an answer as a table and, where its columns allow, as a chart, a map or a network. */
export async function show(region, query, result, context) {
  const { texts, language, formats } = context;
  if (result.form === 'ask') {
    region.replaceChildren(heading(texts), el('p', { className: 'message', textContent: result.boolean ? texts.yes : texts.no }), downloads(query, formats.ask, texts));
    return;
  }
  const count = result.rows.length;
  const names = count === 0 ? new Map() : await namesOf(irisOf(result), language);
  const all = { ...context, names, prefixes: context.known.prefixes };
  const panel = el('div', { id: 'view' });
  const views = viewsOf(result, all);
  const choice = views.length < 2 ? null : el('fieldset', { className: 'views' }, el('legend', { textContent: texts.view }), views.map(({ name, text }, i) => [
    el('input', { type: 'radio', name: 'view', id: `view-${name}`, checked: i === 0, onChange: () => open(views[i]) }),
    el('label', { htmlFor: `view-${name}`, textContent: text }),
  ]));
  region.replaceChildren(heading(texts), count === 0 ? el('p', { textContent: texts.empty }) : '', downloads(query, result.form === 'triples' ? formats.triples : formats.select, texts), choice ?? '', panel);
  if (count > 0) await open(views[0]);

  async function open(view) {
    panel.replaceChildren(await view.draw());
  }
}

function heading(texts) {
  return el('h2', { id: 'result', tabIndex: -1, textContent: texts.result });
}

function viewsOf(result, context) {
  const { texts } = context;
  const [chart, map, graph] = [chartColumns(result), mapColumns(result), graphColumns(result)];
  return [
    { name: 'table', text: texts.table, draw: () => tableView(result, context) },
    chart && { name: 'chart', text: texts.chart, draw: () => chartView(result, chart, context) },
    map && { name: 'map', text: texts.map, draw: () => mapView(result, map, context) },
    graph && { name: 'graph', text: texts.graph, draw: () => graphView(result, graph, context) },
  ].filter(Boolean);
}

/** The IRIs of an answer, those of the first rows first. */
function irisOf(result) {
  const found = new Set();
  for (const row of result.rows) {
    for (const term of row) if (term?.type === 'uri') found.add(term.value);
    if (found.size >= 600) break;
  }
  return [...found];
}
