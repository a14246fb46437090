/** What stands around a thing, as nodes and edges. */
export async function neighbours(iri) {
  const answer = await fetch(`/api/v1/neighbours?iri=${encodeURIComponent(iri)}&lang=${document.documentElement.lang}`);
  if (answer.status === 404) return { nodes: [], edges: [] };
  if (!answer.ok) throw new Error(answer.statusText);
  const { center, items } = await answer.json();
  return {
    nodes: [node(center), ...items.map(node)],
    edges: items.map(item => ({ from: center.id, to: item.id, label: item.relation })),
  };
}

function node({ id, name, kind }) {
  return { id, label: name, kind };
}
