// Reads a document with a peer's reader: node read.mjs FILE FORMAT REPEATS, prints quads and the median processor time of a read in milliseconds.
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { Parser } from 'n3';

const [file, format, repeats] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const runs = 3;

async function read() {
  if (format === 'jsonld') {
    return (await jsonld.toRDF(JSON.parse(text))).length;
  }

  let quads = 0;
  await new Promise((resolve, reject) => {
    new Parser({ format: { ntriples: 'N-Triples', nquads: 'N-Quads', turtle: 'Turtle', trig: 'TriG' }[format], baseIRI: 'http://e/' }).parse(text, (error, quad) => {
      if (error) {
        reject(error);
      } else if (quad) {
        quads++;
      } else {
        resolve();
      }
    });
  });
  return quads;
}

let quads = await read();
const times = [];
for (let run = 0; run < runs; run++) {
  const start = process.cpuUsage();
  for (let i = 0; i < Number(repeats); i++) {
    quads = await read();
  }

  const used = process.cpuUsage(start);
  times.push((used.user + used.system) / 1000 / Number(repeats));
}

times.sort((a, b) => a - b);
console.log(`${quads} ${times[Math.floor(runs / 2)]}`);
