import { describe, expect, it } from 'vitest';
import { nextStanding } from './calm';
import type { Standing } from './calm';
import type { Finding } from './finding';
import type { VerdictCode } from './verdict';

function after(
  codes: readonly VerdictCode[],
  loudFrom = Infinity,
  brokenAt = Infinity,
  improvingUntil = 0,
  ends = false,
): Standing {
  const standing = codes.reduce<Standing | null>(
    (before, code, epoch) =>
      nextStanding(before, {
        epoch,
        finding: findingOf(code),
        isLoud: epoch >= loudFrom,
        isBroken: epoch >= brokenAt,
        isImproving: epoch < improvingUntil,
        isLast: ends && epoch === codes.length - 1,
      }),
    null,
  );
  if (standing === null) throw new Error('No epoch was given.');
  return standing;
}

function findingOf(code: VerdictCode): Finding {
  const fromStart = code === 'vanishing-gradient';
  return { code, confidence: 1, summary: '', fromStart, layers: [], evidence: [], against: [] };
}

const [early, vanishing, healthy, low] = [
  'too-early',
  'vanishing-gradient',
  'healthy',
  'learning-rate-too-low',
] as const;

describe('a standing verdict', () => {
  it.each<[string, readonly VerdictCode[], VerdictCode]>([
    ['is the first one that is found', [early, early, vanishing], vanishing],
    [
      'stays while another is found for two epochs',
      [early, vanishing, healthy, healthy],
      vanishing,
    ],
    ['changes when another holds for three', [vanishing, healthy, healthy, healthy], healthy],
    ['is not moved by three others that disagree', [vanishing, healthy, low, healthy], vanishing],
    ['stays when doubts return', [vanishing, early, early, early, early], vanishing],
    [
      'changes once and no more',
      [vanishing, healthy, healthy, healthy, low, low, low, low],
      healthy,
    ],
  ])('%s', (_, codes, expected) => {
    expect(after(codes).finding.code).toBe(expected);
  });

  it.each<[string, readonly VerdictCode[], VerdictCode]>([
    [
      'gives way to a fault that the end shows after three epochs without support',
      [early, healthy, early, early, vanishing],
      vanishing,
    ],
    [
      'stays where it had support just before',
      [early, healthy, healthy, early, vanishing],
      healthy,
    ],
    ['stays where the end alone looks well', [early, vanishing, early, early, healthy], vanishing],
  ])('at the end of a run %s', (_, codes, expected) => {
    expect(after(codes, Infinity, Infinity, 0, true).finding.code).toBe(expected);
  });

  it('changes again where the loss leaves its plateau or breaks', () => {
    const codes = [vanishing, low, low, low, healthy, healthy, healthy];
    expect(after(codes).finding.code).toBe(low);
    expect(after(codes, 4).finding.code).toBe(healthy);
  });

  it('changes at once where numbers break, for the run ends there', () => {
    expect(after([healthy, healthy, 'learning-rate-too-high'], 2, 2).finding.code).toBe(
      'learning-rate-too-high',
    );
  });

  it('is not a fault of the network while the loss is coming down', () => {
    const codes = [early, vanishing, vanishing, vanishing];
    expect(after(codes, Infinity, Infinity, 3).finding.code).toBe(vanishing);
    expect(after(codes.slice(0, 3), Infinity, Infinity, 3).finding.code).toBe(early);
    expect(after([early, 'data-fault'], Infinity, Infinity, 3).finding.code).toBe('data-fault');
  });

  it('holds since the start where the cause was there, else since it was first seen', () => {
    expect(after([early, early, vanishing, vanishing]).since).toBe(0);
    expect(after([early, vanishing, healthy, healthy, healthy, healthy]).since).toBe(2);
  });
});
