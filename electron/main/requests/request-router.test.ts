import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import * as v from 'valibot';
import type { RequestHandlers } from '../../../shared/messages/bridge';
import { requestPayloads } from '../../../shared/messages/requests';
import type { RequestName, RequestPayload } from '../../../shared/messages/requests';
import { createRouter, RefusedRequest } from './request-router';
import type { Router, Sender } from './request-router';

const ownPage: Sender = { url: 'lab://app/index.html', isMainFrame: true };
const names = Object.keys(requestPayloads);

let reached: { readonly name: string; readonly payload: unknown }[];
let route: Router;

/** Handlers that do nothing but write down what reached them. */
function recordingHandlers(): RequestHandlers {
  const recorded = new Proxy(
    {},
    {
      get: (_target, name) => (payload: unknown) => {
        reached.push({ name: String(name), payload });
        return null;
      },
    },
  );
  // The proxy has every handler by nature, which a type cannot say.
  return recorded as RequestHandlers;
}

beforeEach(() => {
  reached = [];
  route = createRouter(recordingHandlers());
});

const experiment: unknown = JSON.parse(
  readFileSync(
    join(__dirname, '../../../shared/experiment/examples/ten-sigmoid-layers.json'),
    'utf8',
  ),
);

describe('createRouter', () => {
  it.each<[RequestName, unknown]>([
    ['run:pause', null],
    ['run:start', { experiment, file: null, device: 'cpu' }],
    ['run:continue', { epochs: 10 }],
    ['run:pace', { epochsPerSecond: 2.5 }],
    ['experiment:autosave', { experiment, file: '/home/ada/x.json', unsaved: true }],
    ['export:file', { suggestedName: 'loss.png', content: new Uint8Array([1, 2]) }],
    ['window:edit-text', { edit: 'paste' }],
  ])('lets a valid %s through to its handler', async (name, payload) => {
    await route(ownPage, name, payload);
    // What an experiment leaves out is filled in on the way.
    expect(reached).toMatchObject([{ name, payload }]);
  });

  it.each<[string, Sender | null]>([
    ['a web page', { url: 'https://example.org/', isMainFrame: true }],
    ['a file', { url: 'file:///index.html', isMainFrame: true }],
    ['a page whose address begins like ours', { url: 'lab://app.example/', isMainFrame: true }],
    ['an empty page', { url: 'about:blank', isMainFrame: true }],
    ['an embedded frame', { url: 'lab://app/index.html', isMainFrame: false }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_case, sender) => {
    await expect(route(sender, 'run:pause', null)).rejects.toThrow(RefusedRequest);
    expect(reached).toEqual([]);
  });

  it.each<[unknown]>([
    ['run:explode'],
    ['toString'],
    ['__proto__'],
    ['constructor'],
    [''],
    [null],
    [42],
    [['run:pause']],
  ])('refuses a request by the name %j', async (name) => {
    await expect(route(ownPage, name, null)).rejects.toThrow(RefusedRequest);
    expect(reached).toEqual([]);
  });

  it.each<[RequestName, unknown, RegExp]>([
    ['run:continue', { epochs: 0 }, /run:continue: epochs: /],
    ['run:continue', { epochs: 1.5 }, /run:continue: epochs: /],
    ['run:pause', 'now', /run:pause: the payload: /],
    ['run:start', { file: null }, /run:start: experiment: /],
    ['window:state', { title: 'x', unsaved: true, more: 1 }, /window:state: more: /],
  ])('names request and place of an invalid %s %j', async (name, payload, message) => {
    await expect(route(ownPage, name, payload)).rejects.toThrow(message);
  });

  it('names the place deep in an experiment', async () => {
    const broken = { ...Object(experiment), training: { optimizer: { type: 'magic' } } };
    await expect(route(ownPage, 'run:start', { experiment: broken, file: null })).rejects.toThrow(
      /run:start: experiment\.training\./,
    );
  });

  it('lets no payload that is not what its schema says reach a handler', async () => {
    const payload = fc.oneof(
      fc.anything({ withTypedArray: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.record(
        {
          experiment: fc.constantFrom<unknown>(experiment, {}, null),
          file: fc.anything(),
          epochs: fc.anything(),
          epochsPerSecond: fc.anything(),
          name: fc.anything(),
          unsaved: fc.boolean(),
          edit: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), payload, async (name, value) => {
        reached = [];
        const refused = await route(ownPage, name, value).then(
          () => false,
          (error: unknown) => error instanceof RefusedRequest,
        );
        expect(refused).toBe(reached.length === 0);
        for (const one of reached) expect(isValid(name, one.payload)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function isValid(name: string, payload: unknown): boolean {
  const schema = Object.entries(requestPayloads).find(([own]) => own === name)?.[1];
  return schema !== undefined && v.is(schema, payload);
}

describe('the handlers of requests', () => {
  it('are one for each request, by type', () => {
    expectTypeOf<keyof RequestHandlers>().toEqualTypeOf<RequestName>();
    type WithoutPause = Omit<RequestHandlers, 'run:pause'>;
    expectTypeOf<WithoutPause>().not.toExtend<RequestHandlers>();
  });

  it('get the payload of their own request', () => {
    expectTypeOf<Parameters<RequestHandlers['run:continue']>[0]>().toEqualTypeOf<
      RequestPayload<'run:continue'>
    >();
    expectTypeOf<RequestPayload<'run:continue'>>().toEqualTypeOf<{ epochs: number }>();
  });
});
