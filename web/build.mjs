// Bundles what pages load: node build.mjs OUTPUT. Called by CivicCoding.Api/Web.targets; ends with 1 where it cannot, and the pages then do without.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { licences } from './licences.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, 'dist'));
const [major, minor] = process.versions.node.split('.').map(Number);

try {
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Node ${process.versions.node} is too old; 20.19 or newer is needed`);
  install(here);
  const { build } = await import('vite');
  const { germany } = await import('./src/map/outlines.mjs');
  const fresh = `${output}.${process.pid}`;
  await build({
    configFile: false,
    root: here,
    base: '/dist/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [licences(here, ['@kern-ux/native', 'datamaps'])],
    build: {
      outDir: fresh,
      emptyOutDir: true,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        input: ['src/sparql/main.js', 'src/network/main.js', 'src/design/design.scss', 'src/design/editor.scss'].map(file => join(here, file)),
      },
    },
    worker: { format: 'es' },
    css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: [join(here, 'node_modules')] } } },
  });
  writeFileSync(join(fresh, 'germany.json'), JSON.stringify(germany()));
  rmSync(output, { recursive: true, force: true });
  mkdirSync(dirname(output), { recursive: true });
  renameSync(fresh, output);
} catch (error) {
  console.log(`web: ${error.message}`);
  process.exitCode = 1;
}
