import { describe, expect, it, vi } from 'vitest';
import type { Preflight } from '../../shared/diagnosis/preflight';
import { startingExample } from '../../shared/experiment/starting-example';
import { fail, succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';
import { recordingMainProcess } from '../lab/testing/recording-main-process';
import { OfferForecasts, startsOtherwise } from './offer-forecasts.svelte';

const normalized = {
  ...startingExample,
  remedies: { ...startingExample.remedies, batchNormalization: true },
};
const residual = {
  ...startingExample,
  remedies: { ...startingExample.remedies, residual: true },
};

/** Delta is the root of the backward variance. */
function preflightOf(backwardVariances: readonly number[]): Preflight {
  const none = { summary: '', since: { epoch: 0 }, layers: [], evidence: [], against: [] };
  return {
    format: 'gradient-lab/preflight',
    version: 1,
    verdict: { code: 'healthy', confidence: 0.8, ...none, remedies: [] },
    layers: backwardVariances.map((backwardVariance, index) => ({
      id: `d${index + 1}`,
      forwardVariance: 1,
      backwardVariance,
    })),
    trainableDepth: null,
  };
}

describe('what is foretold of offers', () => {
  const offers = [normalized, residual];

  function asking() {
    const waiting: ((answer: Result<Preflight>) => void)[] = [];
    const main = recordingMainProcess({
      'data:preflight': () => new Promise((resolve) => waiting.push(resolve)),
    });
    const forecasts = new OfferForecasts(main.mainProcess);
    const answer = async (result: Result<Preflight>): Promise<void> => {
      waiting.shift()?.(result);
      await Promise.resolve();
      await Promise.resolve();
    };
    return { main, forecasts, answer };
  }

  it('is asked for one by one, and each once', async () => {
    const { main, forecasts, answer } = asking();
    forecasts.follow(offers, null, false);
    forecasts.follow(offers, null, false);
    expect(main.requests.map(({ payload }) => payload)).toEqual([
      { experiment: normalized, file: null },
    ]);
    await answer(succeed(preflightOf([0.01, 1])));
    expect(forecasts.deltasOf(normalized)).toEqual([0.1, 1]);
    expect(forecasts.deltasOf(residual)).toBe(null);
    forecasts.follow(offers, null, false);
    await answer(fail({ code: 'superseded', message: 'A newer request came.' }));
    forecasts.follow(offers, null, false);
    expect(main.requests).toHaveLength(2);
    expect(forecasts.deltasOf(residual)).toBe(null);
  });

  it('is asked for again where a newer request took its place', async () => {
    const { main, forecasts, answer } = asking();
    forecasts.follow([normalized], null, false);
    await answer(fail({ code: 'data-superseded', message: 'Given up for newer settings.' }));
    expect(main.requests).toHaveLength(1);
    await vi.waitFor(() => {
      forecasts.follow([normalized], null, false);
      expect(main.requests).toHaveLength(2);
    });
    await answer(succeed(preflightOf([0.01, 1])));
    expect(forecasts.deltasOf(normalized)).toEqual([0.1, 1]);
  });

  it('waits while the experiment itself is looked at', () => {
    const { main, forecasts } = asking();
    forecasts.follow(offers, null, true);
    expect(main.requests).toEqual([]);
  });
});

it('is not asked for where another rate leaves the start as it is', () => {
  const { training } = startingExample;
  const optimizer = { ...training.optimizer, learningRate: 1 };
  const faster = { ...startingExample, training: { ...training, optimizer } };
  expect(startsOtherwise(startingExample, faster)).toBe(false);
  expect(startsOtherwise(startingExample, normalized)).toBe(true);
});
