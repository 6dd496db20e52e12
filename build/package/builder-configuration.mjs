/**
 * How electron-builder puts Electron and the app together. Its targets for Linux download tools of their own, so on Linux it
 * only makes the folder, and linux/ makes packages of that; on Windows and macOS its targets are as they should be.
 *
 * @param {import('./package-places.mjs').Places} places
 * @param {object} electron
 * @param {string} electron.version
 * @param {string | null} electron.folder an Electron without an app; null: electron-builder fetches the official one
 * @param {boolean} electron.runsAsNode whether the program may be started as plain Node
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfiguration({ work }, { version, folder, runsAsNode }) {
  return {
    appId: 'gradient-lab',
    productName: 'Gradient Lab',
    copyright: 'Gradient Lab contributors, MIT License',
    artifactName: 'gradient-lab-${version}-${os}-${arch}.${ext}',
    directories: { output: work, buildResources: import.meta.dirname },
    electronVersion: version,
    ...(folder !== null && { electronDist: folder }),
    electronLanguages: ['en-US'],
    npmRebuild: false,
    publish: null,
    files: ['out/**', 'package.json', '!node_modules'],
    extraResources: [{ from: 'electron/datasets/bundled', to: 'electron/datasets/bundled' }],
    asar: { smartUnpack: false },
    electronFuses: {
      runAsNode: runsAsNode,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
    },
    fileAssociations: [
      { ext: 'gradient-lab', name: 'Gradient Lab experiment', mimeType: experimentMimeType },
    ],
    linux: { target: 'dir', executableName: 'gradient-lab-app' },
    win: {
      target: ['zip'],
      icon: 'icon/gradient-lab.png',
      // Elsewhere than on Windows that takes another program.
      signAndEditExecutable: process.platform === 'win32',
    },
    mac: {
      target: ['dmg', 'zip'],
      icon: 'icon/gradient-lab.png',
      category: 'public.app-category.education',
    },
  };
}

export const experimentMimeType = 'application/vnd.gradient-lab.experiment+json';
