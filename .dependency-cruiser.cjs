/**
 * The directions in which imports may go: see docs/architecture.md. `shared` is the lab's knowledge;
 * `renderer` and `electron` stand on it side by side and speak to each other in messages alone.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that need each other to run are one file in two places. Types alone may refer to each other, as an operation and its program do.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nobody imports and that is no entry is left over.',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '^electron/(main/main|main/data/data-process|preload/preload|engine/engine-process|command-line/command-line)\\.ts$',
          '^renderer/main\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'A package in use is named in package.json.',
      from: { pathNot: ['^build/launch/folder-launcher/', '^e2e/support/held-app/'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared/ knows no DOM, Node, Electron or TensorFlow; valibot checks what comes in.',
      from: { path: '^shared/', pathNot: ['\\.test\\.ts$', '/testing/'] },
      to: { pathNot: ['^shared/', '^node_modules/valibot/'], couldNotResolve: false },
    },
    {
      name: 'shared-tests-stay-in-shared',
      severity: 'error',
      from: { path: '^shared/.*(\\.test\\.ts$|/testing/)' },
      to: { path: '^(electron|renderer|build|e2e)/' },
    },
    {
      name: 'network-stands-below-what-is-made-of-it',
      severity: 'error',
      from: { path: '^shared/network/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^shared/(remedies|compile|training|diagnosis|experiment|lessons|messages|signals)/',
      },
    },
    {
      name: 'program-stands-alone',
      severity: 'error',
      comment:
        'Programs are tensors and operations. They know no network, and of the rest of shared/ only the random streams that dropout draws from.',
      from: { path: '^shared/program/', pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/', pathNot: '^shared/(program|random)/' },
    },
    {
      name: 'remedies-change-networks',
      severity: 'error',
      comment: 'A remedy is network -> network: it need not know how one is compiled or judged.',
      from: { path: '^shared/remedies/', pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/(compile|training|diagnosis|lessons|messages)/' },
    },
    {
      name: 'compile-knows-no-judgement',
      severity: 'error',
      from: { path: '^shared/(compile|training)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/(diagnosis|lessons|messages)/' },
    },
    {
      name: 'diagnosis-reads-signals',
      severity: 'error',
      from: { path: '^shared/diagnosis/', pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/(lessons|messages)/' },
    },
    {
      name: 'renderer-knows-no-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^electron/', '^electron$', '^node_modules/electron/'] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-knows-no-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'tensorflow-in-one-folder',
      severity: 'error',
      comment:
        'In the product. The benchmark also times the JavaScript library that comes with it.',
      from: { pathNot: ['^electron/engine/tensorflow/', '^build/peers/', '^node_modules/'] },
      to: { path: '^(node_modules/)?@tensorflow/' },
    },
    {
      name: 'preload-has-no-logic',
      severity: 'error',
      comment: 'The bridge passes messages on; it needs Electron and the contract, no more.',
      from: { path: '^electron/preload/' },
      to: {
        pathNot: [
          '^electron/preload/',
          '^shared/messages/',
          '^electron$',
          '^node_modules/electron/',
        ],
      },
    },
    {
      name: 'command-line-and-engine-without-a-window',
      severity: 'error',
      comment: 'They also run in plain Node, where there is no Electron.',
      from: { path: '^electron/(command-line|engine|runs|datasets|export|files)/' },
      to: { path: ['^electron$', '^node_modules/electron/', '^electron/(main|preload)/'] },
    },
    {
      name: 'product-knows-no-build',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^(build|e2e)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.cjs', '.json', '.css'],
      mainFields: ['module', 'main', 'types', 'svelte'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'require', 'node', 'default'],
    },
  },
};
