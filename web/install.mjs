import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = ['package.json', 'package-lock.json'];

/**
 * Puts the locked packages into node_modules, unless they are there. Several builds may do so at once: each installs
 * beside and moves the whole folder into place, so that none sees half of it and none waits for a lock of one that died.
 */
export function install(folder) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(folder, file)));
  const wanted = hash.digest('hex');
  const modules = join(folder, 'node_modules');
  const mark = join(modules, '.installed');
  const present = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (present()) return;
  const beside = mkdtempSync(join(folder, '.install-'));
  try {
    for (const file of files) cpSync(join(folder, file), join(beside, file));
    const windows = process.platform === 'win32';
    const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=15000'];
    try {
      execFileSync(windows ? 'npm.cmd' : 'npm', flags, { cwd: beside, timeout: 300_000, stdio: 'ignore', shell: windows });
    } catch (error) {
      throw new Error(`npm ci failed (${error.code ?? error.status ?? error.signal}); try it in web/`);
    }
    writeFileSync(join(beside, 'node_modules', '.installed'), wanted);
    if (present()) return;
    if (existsSync(modules)) renameSync(modules, join(beside, 'old'));
    renameSync(join(beside, 'node_modules'), modules);
  } catch (error) {
    if (!present()) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
