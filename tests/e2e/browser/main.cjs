// A browser of the tests: one window of the web, nothing of Escale in it. What it would hand over to another program it keeps.
const { app, BrowserWindow } = require('electron');

/** @type {string[]} */
const handedOver = [];
Object.assign(globalThis, { handedOver });
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 900 });
  window.webContents.on('will-navigate', (event, url) => {
    if (/^https?:/.test(url)) return;
    event.preventDefault();
    handedOver.push(url);
  });
  return window.loadURL('about:blank');
});
