// The application that the stand-in runtime carries as its default app (docs/design/runtime.md#electron-under-xvfb).
// Electron's own default app understands `electron [-r module] [flags] path`; Playwright and npm start rely on it,
// and the stand-in came without one.
const { app } = require('electron');
const path = require('node:path');
const fs = require('node:fs');
const Module = require('node:module');

const preloads = [];
let target = null;
const argv = process.argv.slice(1);
for (let i = 0; i < argv.length; i += 1) {
  const argument = argv[i];
  if (argument === '-r' || argument === '--require') {
    preloads.push(argv[(i += 1)]);
  } else if (argument.startsWith('-')) {
    continue;
  } else {
    target = path.resolve(argument);
    break;
  }
}
if (preloads.length > 0) Module._preloadModules(preloads);
if (target === null) {
  process.stderr.write('This runtime needs the path of an application.\n');
  app.exit(2);
} else {
  const manifest = path.join(target, 'package.json');
  if (fs.existsSync(manifest)) {
    const { name, productName, version, main } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    if (productName || name) app.name = productName || name;
    app.setAppPath?.(target);
    require(path.join(target, main || 'index.js'));
  } else {
    require(target);
  }
}
