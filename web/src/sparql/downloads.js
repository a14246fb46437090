import { el } from '../shared/dom.js';

const longestAddress = 6000;

const extensions = { json: 'json', xml: 'xml', csv: 'csv', tsv: 'tsv', table: 'txt', turtle: 'ttl', ntriples: 'nt', nquads: 'nq', trig: 'trig', rdfxml: 'rdf', jsonld: 'jsonld' };

/** Links to the answer in every format; a query too long for an address is posted. */
export function downloads(query, formats, texts) {
  const links = formats.map(name => {
    const address = `/sparql?format=${encodeURIComponent(name)}&query=${encodeURIComponent(query)}`;
    const file = `civic-coding.${extensions[name.replace(/[^a-z]/g, '')] ?? name}`;
    return address.length <= longestAddress
      ? el('a', { href: address, download: file, textContent: name.toUpperCase() })
      : el('form', { method: 'post', action: `/sparql?format=${encodeURIComponent(name)}` }, el('input', { type: 'hidden', name: 'query', value: query }), el('button', { className: 'quiet small', textContent: name.toUpperCase() }));
  });
  return el('div', { className: 'inline downloads-of' }, el('span', { textContent: texts.download }), links);
}

/** The address that opens the page with this query, or null where it is too long. */
export function shareAddress(query) {
  const address = new URL('/sparql', location.origin);
  address.searchParams.set('query', query);
  return address.href.length <= longestAddress ? address.href : null;
}
