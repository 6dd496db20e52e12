// The app, held until Playwright has connected. Playwright holds only an Electron that it finds by itself; started by
// path, it connects while the window loads, and in about one start of a hundred Chromium never answers it then.
// `__playwright_run` is what Playwright calls once it is ready, as its own electron/loader does.
const { resolve } = require('node:path');
const { app } = require('electron');

const repository = resolve(__dirname, '..', '..', '..');
const electronIsReady = app.whenReady();
const held = new Promise((release) => {
  globalThis.__playwright_run = () => electronIsReady.then(release);
});
app.whenReady = () => held;

process.argv = process.argv.map((word) => (resolve(word) === __dirname ? repository : word));
require(resolve(repository, 'build', 'launch', 'folder-launcher', 'launch.cjs'));
