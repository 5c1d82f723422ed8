// `npm run wordpress`: a real WordPress on this computer, kept between runs in .cache/wordpress/site; Ctrl+C ends it.
// `-- --install` only checks that one can be started, for single tests. `-- --versions` runs every test of a real
// WordPress on each of the other versions: some five minutes each.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureProject, modernNode, root } from './set-up/project.mjs';
import { say } from './set-up/terminal.mjs';

ensureProject();
const { ensureOtherVersions, ensureWordPress, OTHER_VERSIONS } = await import('./set-up/wordpress.mjs');
ensureWordPress();
if (process.argv.includes('--install')) {
  ensureOtherVersions();
} else if (process.argv.includes('--versions')) {
  ensureOtherVersions();
  process.exitCode = Object.keys(OTHER_VERSIONS).filter((version) => !passes(version)).length;
} else {
  const site = spawn(
    process.execPath,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', path.join(root, 'tools/wordpress.ts')],
    { stdio: 'inherit', cwd: root },
  );
  // The terminal sends Ctrl+C to both processes: the site is cleaned up first.
  process.on('SIGINT', () => undefined);
  site.once('exit', (code) => process.exit(code ?? 1));
}

/** Runs the tests on a version; true if all pass. @param {string} version */
function passes(version) {
  say(`tests on WordPress ${version}`);
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(
    modernNode(),
    [vitest, 'run', '--reporter=dot', 'tests/unit/backend/publishing/destinations/wordpress'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ESCALE_TIER: 'all', ESCALE_WORDPRESS: version } },
  );
  return status === 0;
}
