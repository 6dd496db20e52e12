import './promise-with-resolvers';
import '@fontsource-variable/inter/index.css';
import { mount } from 'svelte';
import { connectToMainProcess } from './lab/main-process';
import { Lab } from './lab/lab.svelte';
import App from './shell/App.svelte';
import './shell/tokens.css';
import './shell/base.css';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.theme = systemDark ? 'dark' : 'light';

void start();

async function start(): Promise<void> {
  const mainProcess = connectToMainProcess();
  const [preferences, opened] = await Promise.all([
    mainProcess.request('preferences:read', null),
    mainProcess.request('experiment:restore', null),
  ]);
  const target = document.getElementById('window');
  if (target === null) throw new Error('The page has no #window.');
  const lab = new Lab(mainProcess, { preferences, opened, systemDark });
  mount(App, { target, props: { lab } });
}
