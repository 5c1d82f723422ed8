// A browser of the tests: one window of the web, nothing of Escale in it. What it would hand over to another program it keeps.
const { X509Certificate } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

/** @type {string[]} */
const handedOver = [];
Object.assign(globalThis, { handedOver });
// As the system of an institution trusts its own authority.
const authority = new X509Certificate(
  readFileSync(path.join(__dirname, '../../../../fixtures/certificates/authority.pem')),
).publicKey;
app.on('certificate-error', (event, _contents, _url, _error, { data }, answer) => {
  event.preventDefault();
  answer(new X509Certificate(data).verify(authority));
});
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 900 });
  window.webContents.on('will-navigate', (event, url) => {
    if (/^https?:/.test(url)) return;
    event.preventDefault();
    handedOver.push(url);
  });
  return window.loadURL('about:blank');
});
