// An outside judge of the catalogue: reads every page of /catalog in three syntaxes with parsers that are not ours,
// checks that the three are one graph, and validates each page alone against the official shapes.
//
//   node judge.mjs BASE SHAPES.ttl[,MORE.ttl] [PROFILE]
//
// Prints a line a page and ends with `N passed, N failed`; exit 1 where one failed.
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import rdf from '@zazuko/env';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { canonize } from 'rdf-canonize';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

const [base, shapesFile, profile] = process.argv.slice(2);
if (!base || !shapesFile) {
  console.error('use: node judge.mjs BASE SHAPES.ttl [PROFILE]');
  process.exit(2);
}

const HYDRA = 'http://www.w3.org/ns/hydra/core#';
const dataset = quads => rdf.dataset(quads);
const turtle = (text, baseIRI) => new Parser({ baseIRI }).parse(text);

async function rdfXml(text, baseIRI) {
  const quads = [];
  for await (const quad of Readable.from([text]).pipe(new RdfXmlParser({ baseIRI }))) quads.push(quad);
  return quads;
}

async function jsonLd(text, baseIRI) {
  const documentLoader = url => { throw new Error(`the page refers to a context that it does not carry: ${url}`); };
  return new Parser({ format: 'N-Quads' }).parse(await jsonld.toRDF(JSON.parse(text), { base: baseIRI, format: 'application/n-quads', documentLoader }));
}

async function get(url, type) {
  const response = await fetch(url, { headers: { accept: type } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const got = response.headers.get('content-type') ?? '';
  if (!got.startsWith(type)) throw new Error(`${url} is ${got}, not ${type}`);
  return response.text();
}

// The paging names its own addresses, which differ by syntax; all else must be the same graph.
const canonical = quads => canonize(quads.filter(q => !q.subject.value.startsWith(`${base}/catalog.`)), { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
const query = page => `?${new URLSearchParams({ ...(profile ? { profile } : {}), page })}`;
const shapes = shapesFile.split(',').flatMap(file => turtle(readFileSync(file, 'utf8'), 'https://shapes.example/'));
const validator = new SHACLValidator(dataset(shapes), { factory: rdf });

let passed = 0, failed = 0, datasets = 0;
for (let page = 1; page <= 10_000; page++) {
  const problems = [];
  const ttlUrl = `${base}/catalog.ttl${query(page)}`;
  const quads = turtle(await get(ttlUrl, 'text/turtle'), ttlUrl);
  const own = await canonical(quads);
  const rdfUrl = `${base}/catalog.rdf${query(page)}`;
  if (await canonical(await rdfXml(await get(rdfUrl, 'application/rdf+xml'), rdfUrl)) !== own) problems.push('RDF/XML is another graph than Turtle');
  const jsonUrl = `${base}/catalog.jsonld${query(page)}`;
  if (await canonical(await jsonLd(await get(jsonUrl, 'application/ld+json'), jsonUrl)) !== own) problems.push('JSON-LD is another graph than Turtle');

  const report = await validator.validate(dataset(quads));
  const violations = report.results.filter(r => r.severity?.value.endsWith('#Violation'));
  for (const r of violations.slice(0, 10)) {
    problems.push(`${r.focusNode?.value} ${r.path?.value ?? ''} ${r.sourceConstraintComponent?.value} ${r.message.map(m => m.value).join(' ')}`);
  }
  if (violations.length > 10) problems.push(`and ${violations.length - 10} violations more`);

  datasets += new Set(quads.filter(q => q.predicate.value === 'http://www.w3.org/ns/dcat#dataset').map(q => q.object.value)).size;
  console.log(`page ${page}: ${quads.length} triples, ${violations.length} violations, ${report.results.length - violations.length} weaker findings`);
  problems.forEach(p => console.log(`  ${p}`));
  problems.length ? failed++ : passed++;
  if (!quads.some(q => q.predicate.value === `${HYDRA}next` || q.predicate.value === `${HYDRA}nextPage`)) break;
}

if (datasets === 0) {
  console.log('no dataset in the whole catalogue');
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
