const mostBytes = 24 * 1024 * 1024;

/** Asks the server. The answer is { form, columns, rows, boolean, milliseconds, sequence, cut } or { problem }. */
export async function ask(query, seconds, language, signal) {
  const start = performance.now();
  const answer = await post({ query, timeout: seconds }, 'application/sparql-results+json, application/n-triples;q=0.9', language, signal);
  if (!answer.ok) return { problem: await problemOf(answer) };
  const { text, cut } = await read(answer);
  const milliseconds = Math.round(performance.now() - start);
  const sequence = answer.headers.get('X-Sequence');
  if (answer.headers.get('Content-Type')?.startsWith('application/n-triples')) return { form: 'triples', columns: ['subject', 'predicate', 'object'], rows: triples(text), milliseconds, sequence, cut };
  if (cut) return { problem: { title: null, tooLarge: true } };
  const { head, results, boolean } = JSON.parse(text);
  return results ? { form: 'select', columns: head.vars, rows: results.bindings.map(b => head.vars.map(v => b[v] ?? null)), milliseconds, sequence } : { form: 'ask', boolean, milliseconds, sequence };
}

/** The plan of a query as text, or { problem }. */
export async function explain(query, seconds, language, signal) {
  const answer = await post({ query, timeout: seconds, explain: '1' }, 'text/plain', language, signal);
  return answer.ok ? { plan: (await read(answer)).text } : { problem: await problemOf(answer) };
}

/** The names of IRIs in the language, or the nearest; at most 600 are asked for. */
export async function namesOf(iris, language) {
  const names = new Map();
  const some = iris.filter(iri => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(iri)).slice(0, 600);
  for (let i = 0; i < some.length; i += 200) {
    const values = some.slice(i, i + 200).map(iri => `<${iri}>`).join(' ');
    const query = `SELECT ?i ?l WHERE { VALUES ?i { ${values} } VALUES ?p { <http://www.w3.org/2000/01/rdf-schema#label> <http://www.w3.org/2004/02/skos/core#prefLabel> <http://purl.org/dc/terms/title> } ?i ?p ?l }`;
    const answer = await post({ query, timeout: 10 }, 'application/sparql-results+json', language);
    if (!answer.ok) break;
    for (const { i: { value: iri }, l } of (await answer.json()).results.bindings) {
      const tag = l['xml:lang'] ?? '';
      if (!names.has(iri) || tag.startsWith(language)) names.set(iri, { text: l.value, language: tag });
    }
  }
  return names;
}

function post(fields, accept, language, signal) {
  return fetch('/sparql', { method: 'POST', headers: { Accept: accept, 'Accept-Language': language }, body: new URLSearchParams(fields), signal });
}

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return { title: `${answer.status} ${answer.statusText}`, detail: '' };
  }
}

/** Reads at most so much that the page stays quick. */
async function read(answer) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), cut: false };
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
    if (bytes > mostBytes) {
      await reader.cancel();
      return { text: text.slice(0, text.lastIndexOf('\n') + 1), cut: true };
    }
  }
}

const nTriple = /^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?) \.$/;

function triples(text) {
  const rows = [];
  for (const line of text.split('\n')) {
    const found = nTriple.exec(line);
    if (found) rows.push(found.slice(1).map(term));
  }
  return rows;
}

function term(text) {
  if (text.startsWith('<')) return { type: 'uri', value: unescape(text.slice(1, -1)) };
  if (text.startsWith('_')) return { type: 'bnode', value: text.slice(2) };
  const [, value, language, datatype] = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/.exec(text);
  return { type: 'literal', value: unescape(value), 'xml:lang': language, datatype };
}

function unescape(text) {
  const plain = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' };
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, one) => short || long ? String.fromCodePoint(parseInt(short ?? long, 16)) : plain[one] ?? one);
}
