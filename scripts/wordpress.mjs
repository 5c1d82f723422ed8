// `npm run wordpress`: a real WordPress on this computer, kept between runs in .cache/wordpress/site; Ctrl+C ends it.
// `-- --install` only makes sure that one can be started, for tests that are run one by one.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureProject, root } from './set-up/project.mjs';

ensureProject();
const { ensureWordPress } = await import('./set-up/wordpress.mjs');
ensureWordPress();
if (!process.argv.includes('--install')) {
  const site = spawn(
    process.execPath,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', path.join(root, 'tools/wordpress.ts')],
    { stdio: 'inherit', cwd: root },
  );
  // The terminal tells both of Ctrl+C: the site is put away first.
  process.on('SIGINT', () => undefined);
  site.once('exit', (code) => process.exit(code ?? 1));
}
