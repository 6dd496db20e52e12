import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appResponse } from './app-response';

let parent: string;
let folder: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gradient-lab-app-response-'));
  folder = join(parent, 'renderer');
  await mkdir(join(folder, 'folder.js'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(parent, 'secret.js'), 'secret');
});

afterAll(() => rm(parent, { recursive: true, force: true }));

describe('appResponse', () => {
  it('answers with the file, its type and the policy', async () => {
    const response = await appResponse('lab://app/index.html', folder);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it.each([
    ['a file that is not there', 'lab://app/other.html'],
    ['a folder', 'lab://app/folder.js'],
    ['a file beside the folder', 'lab://app/..%2fsecret.js'],
    ['a foreign host', 'lab://other/index.html'],
  ])('answers 404 to %s', async (_case, url) => {
    const response = await appResponse(url, folder);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});

describe('the content security policy', () => {
  it('opens nothing to scripts but the program’s own files', async () => {
    const response = await appResponse('lab://app/index.html', folder);
    const policy = new Map(
      (response.headers.get('Content-Security-Policy') ?? '').split('; ').map((directive) => {
        const [name, ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'none'");
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    for (const values of policy.values())
      expect(values).not.toMatch(/unsafe-(inline|eval)|\*|http/);
  });
});
