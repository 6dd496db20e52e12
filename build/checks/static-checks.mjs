import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/run-command.mjs';
import { oneFailed, onePassed } from './check.mjs';

const eslint = 'eslint/bin/eslint.js';

const typescriptProjects = [
  'shared/tsconfig.json',
  'shared/tsconfig.test.json',
  'electron/tsconfig.json',
  'renderer/tsconfig.test.json',
  'build/tsconfig.json',
  'e2e/tsconfig.json',
];

/**
 * @param {string} repository
 * @returns {import('./check.mjs').Check[]} the slowest first
 */
export function staticChecks(repository) {
  const modules = join(repository, 'node_modules');
  const buildInfo = join(modules, '.cache', 'types');
  mkdirSync(buildInfo, { recursive: true });
  /**
   * @param {string} name
   * @param {string} program inside node_modules
   * @param {readonly string[]} args
   */
  const check = (name, program, ...args) =>
    commandCheck(name, repository, join(modules, program), args);
  return [
    check('lint of shared', eslint, '--max-warnings=0', 'shared'),
    check('lint of the rest', eslint, '--max-warnings=0', '--ignore-pattern=shared/', '.'),
    check(
      'types of renderer',
      'svelte-check/bin/svelte-check',
      ...['--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    ),
    ...typescriptProjects.map((project) =>
      check(
        `types of ${project.replace('/tsconfig', '').replace('.test.json', ' tests').replace('.json', '')}`,
        'typescript/bin/tsc',
        ...['--project', project, '--incremental'],
        ...['--tsBuildInfoFile', join(buildInfo, `${project.replaceAll('/', '-')}.tsbuildinfo`)],
      ),
    ),
    check('format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    check(
      'directions of imports',
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['shared', 'electron', 'renderer', 'build', 'e2e'],
    ),
    check('dead code', 'knip/bin/knip.js'),
  ];
}

/**
 * @param {string} name
 * @param {string} repository
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {import('./check.mjs').Check}
 */
function commandCheck(name, repository, program, args) {
  return {
    name,
    cores: 1,
    async run(env) {
      const { code, output } = await runCommand(process.execPath, [program, ...args], {
        cwd: repository,
        env,
      });
      return code === 0 ? onePassed : oneFailed(name, output);
    },
  };
}
