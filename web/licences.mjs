import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const part = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** Writes licences.txt beside the bundle: each package that is in it, with its licence. */
export function licences(root, always) {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const folders = new Set(always.map(name => join(root, 'node_modules', name)));
      for (const chunk of Object.values(bundle)) {
        for (const id of Object.keys(chunk.modules ?? {})) {
          const found = part.exec(id.replace(/^\0/, ''));
          if (found) folders.add(found[1]);
        }
      }
      const texts = [...folders].filter(folder => existsSync(join(folder, 'package.json'))).map(textOf).sort();
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${texts.join('\n\n')}\n` });
    },
  };
}

function textOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
  return `${name} ${version}, ${license}\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`;
}
