import Graph from 'graphology';
import Sigma from 'sigma';
import { el, format } from '../shared/dom.js';

export const most = 150;

/**
 * Draws a network on a stage: { nodes: [{ id, label, kind }], edges: [{ from, to, label }] }. A click shows what a node is and, where
 * `expand` is given, what stands around it. The layout runs in a worker.
 */
export function drawNetwork(stage, network, { label, texts, link = address => address, expand, pageOf }) {
  if (!hasWebGl()) {
    stage.replaceWith(el('p', { className: 'message', textContent: texts.noWebGl }));
    return null;
  }
  const style = getComputedStyle(stage);
  const colour = name => rgb(style.getPropertyValue(name).trim());
  const graph = new Graph({ multi: false, type: 'undirected' });
  const canvas = el('div', { className: 'network-canvas', role: 'img', 'aria-label': label });
  const about = el('p', { className: 'network-about', role: 'status', textContent: texts.hint });
  // Who has no mouse chooses from the list what others click.
  const pick = el('select', { 'aria-label': texts.pick, onChange: () => pick.value && select(pick.value) });
  const tools = el('div', { className: 'inline network-tools' }, pick,
    button(texts.closer, () => renderer.getCamera().animatedZoom({ duration: 200 })),
    button(texts.farther, () => renderer.getCamera().animatedUnzoom({ duration: 200 })),
    button(texts.whole, () => renderer.getCamera().animatedReset({ duration: 200 })));
  let chosen = null;
  stage.replaceChildren(canvas, tools, about);
  merge(network, null);
  const renderer = new Sigma(graph, canvas, {
    labelColor: { color: colour('--ink') },
    labelFont: style.fontFamily,
    labelSize: 13,
    labelDensity: 0.8,
    labelRenderedSizeThreshold: 5,
    defaultEdgeColor: colour('--line'),
    defaultDrawNodeHover: () => {},
    zIndex: true,
    allowInvalidContainer: true,
  });
  renderer.on('clickNode', ({ node }) => select(node));
  layOut();
  return renderer;

  function merge({ nodes, edges }, around) {
    const center = around ? graph.getNodeAttributes(around) : { x: 0, y: 0 };
    let added = 0;
    nodes.forEach((node, i) => {
      if (graph.hasNode(node.id) || graph.order >= most) return;
      const angle = 2.4 * i;
      const distance = around ? 0.5 : Math.sqrt(i);
      graph.addNode(node.id, { label: short(node.label), whole: node.label, kind: node.kind, x: center.x + distance * Math.cos(angle), y: center.y + distance * Math.sin(angle), size: 6, color: colour(`--kind-${node.kind}`) || colour('--accent') });
      added++;
    });
    for (const { from, to, label: name } of edges) {
      if (from !== to && graph.hasNode(from) && graph.hasNode(to) && !graph.hasEdge(from, to)) graph.addEdge(from, to, { label: name, size: 1 });
    }
    graph.forEachNode(id => graph.setNodeAttribute(id, 'size', Math.min(16, 5 + 1.5 * Math.sqrt(graph.degree(id)))));
    const names = graph.mapNodes((id, { whole }) => ({ id, whole })).sort((a, b) => a.whole.localeCompare(b.whole, document.documentElement.lang));
    pick.replaceChildren(el('option', { value: '', textContent: texts.pick }), ...names.map(({ id, whole }) => el('option', { value: id, textContent: whole, selected: id === chosen })));
    return added;
  }

  async function select(node) {
    chosen = pick.value = node;
    const { whole: name, kind } = graph.getNodeAttributes(node);
    const page = pageOf?.(node);
    graph.forEachNode(id => graph.setNodeAttribute(id, 'highlighted', id === node));
    about.replaceChildren(el('strong', { textContent: name }), ` ${texts.kinds?.[kind] ?? ''} `, page ? el('a', { href: link(page), textContent: texts.open }) : '');
    if (!expand) return;
    try {
      const added = merge(await expand(node), node);
      about.append(' ', graph.order >= most ? format(texts.full, most) : format(texts.added, added));
      if (added > 0) layOut();
      else toChosen();
    } catch {
      about.append(' ', texts.failed);
    }
  }

  /** Brings the chosen node to the middle. */
  function toChosen() {
    if (!chosen) return;
    // What was moved has its place on the canvas after a refresh only.
    renderer.refresh();
    const at = renderer.getNodeDisplayData(chosen);
    if (at) renderer.getCamera().setState({ x: at.x, y: at.y });
  }

  function layOut() {
    const worker = new Worker(new URL('./layout.worker.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      move(data);
    });
    worker.postMessage({ nodes: graph.mapNodes((id, { x, y }) => ({ id, x, y })), edges: graph.mapEdges((_, __, from, to) => [from, to]) });
  }

  /** Moves the nodes to their places, at once where less motion is asked for. */
  function move(places) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const from = new Map(places.map(({ id }) => [id, { ...graph.getNodeAttributes(id) }]));
    const start = performance.now();
    const step = now => {
      const part = still ? 1 : Math.min(1, (now - start) / 400);
      for (const { id, x, y } of places) {
        const before = from.get(id);
        graph.mergeNodeAttributes(id, { x: before.x + (x - before.x) * part, y: before.y + (y - before.y) * part });
      }
      if (part < 1) requestAnimationFrame(step);
      else {
        stage.dataset.drawn = String(graph.order);
        toChosen();
      }
    };
    requestAnimationFrame(step);
  }
}

/** The drawing library knows hexadecimal and rgb() alone; stylesheets may say oklch(). */
function rgb(colour) {
  if (!colour) return '';
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return `rgb(${[...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).join(',')})`;
}

function short(text) {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function button(text, onClick) {
  return el('button', { type: 'button', className: 'quiet small', textContent: text, onClick });
}

function hasWebGl() {
  const test = document.createElement('canvas');
  return Boolean(test.getContext('webgl2') ?? test.getContext('webgl'));
}
