/** Shortens an IRI by the longest prefix that fits, or gives it back. */
export function shorten(iri, prefixes) {
  let best = null;
  for (const { prefix, iri: namespace } of prefixes) {
    if (iri.startsWith(namespace) && iri.length > namespace.length && /^[\w-]+$/.test(iri.slice(namespace.length)) && (!best || namespace.length > best.iri.length)) best = { prefix, iri: namespace };
  }
  return best ? `${best.prefix}:${iri.slice(best.iri.length)}` : iri;
}

/** The address of the page of a thing of the network, or null. */
export function pageOf(iri) {
  const found = /^https:\/\/civic-coding\.org\/id\/([a-z]+)\/([^#/?]+)(#.*)?$/.exec(iri);
  return found ? `/${found[1]}/${found[2]}` : null;
}

/** The address where it is one that a browser may follow. */
export function webAddress(iri) {
  return /^https?:\/\//i.test(iri) ? iri : null;
}

/** The ISO 3166-2 code of a German state that a term names: by its IRI, or as a literal. */
export function stateOf(term) {
  const found = term?.type === 'uri' ? /\/id\/places\/(de-[a-z]{2})$/.exec(term.value) : /^(DE-[A-Z]{2})$/.exec(term?.value ?? '');
  return found ? found[1].toUpperCase() : null;
}

/** The number of a literal, or null. */
export function numberOf(term) {
  if (term?.type !== 'literal' && term?.type !== 'typed-literal') return null;
  if (!/#(integer|decimal|double|float|int|long|short|byte|nonNegativeInteger|positiveInteger)$/.test(term.datatype ?? '')) return null;
  const number = Number(term.value);
  return Number.isFinite(number) ? number : null;
}
