import forceAtlas2 from 'graphology-layout-forceatlas2';
import Graph from 'graphology';

/** Lays a network out: { nodes: [{ id, x, y }], edges: [[from, to]] } gives the same nodes with their places. */
addEventListener('message', ({ data: { nodes, edges } }) => {
  const graph = new Graph({ type: 'undirected' });
  for (const { id, x, y } of nodes) graph.addNode(id, { x, y, size: 6 });
  for (const [from, to] of edges) graph.mergeEdge(from, to);
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1, adjustSizes: true, slowDown: 4 };
  forceAtlas2.assign(graph, { iterations: 250, settings });
  postMessage(graph.mapNodes((id, { x, y }) => ({ id, x, y })));
});
