// The app as the packages hold it, but only as a folder and with TensorFlow linked: made in seconds, for tests.
import { join } from 'node:path';
import { currentSurroundings } from '../setup/surroundings.mjs';
import { addLauncher } from './linux/launcher.mjs';
import { linkNativeModules } from './native-modules.mjs';
import { addNotices } from './notices/add-notices.mjs';
import { packagePlaces } from './package-places.mjs';
import { unpackApp } from './unpacked-app.mjs';

const surroundings = currentSurroundings();
const app = await unpackApp(packagePlaces(surroundings.repository), surroundings);
linkNativeModules(surroundings, join(app, 'resources'));
addLauncher(app);
addNotices(surroundings, app, app);
