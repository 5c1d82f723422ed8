/** Fails at once when the built app is missing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appFolder } from './launch.ts';

export default function built(): void {
  const missing = ['out/main/index.cjs', 'out/preload/bridge.cjs', 'out/renderer/index.html'].filter(
    (file) => !existsSync(join(appFolder, file)),
  );
  if (missing.length > 0)
    throw new Error(
      `${missing.join(', ')} not found in ${appFolder}: run \`npm run build\` first, or \`npm run e2e\``,
    );
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined)
    throw new Error('ELECTRON_OVERRIDE_DIST_PATH does not name a runtime: use `npm run e2e`');
}
