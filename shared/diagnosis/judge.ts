import type { Features } from './features';
import type { Finding, Rule } from './finding';
import { dataFault } from './verdicts/data-fault';
import { deadUnits } from './verdicts/dead-units';
import { explodingGradient } from './verdicts/exploding-gradient';
import { healthy } from './verdicts/healthy';
import { learningRateTooHigh } from './verdicts/learning-rate-too-high';
import { learningRateTooLow } from './verdicts/learning-rate-too-low';
import { likeliest } from './verdicts/likeliest';
import { saturatedUnits } from './verdicts/saturated-units';
import { shatteredGradient } from './verdicts/shattered-gradient';
import { symmetricWeights } from './verdicts/symmetric-weights';
import { tooEarly } from './verdicts/too-early';
import { vanishingGradient } from './verdicts/vanishing-gradient';

/** Causes before what they cause: the first rule that holds has it. */
const rules: readonly Rule[] = [
  symmetricWeights,
  dataFault,
  saturatedUnits,
  explodingGradient,
  vanishingGradient,
  shatteredGradient,
  deadUnits,
  learningRateTooHigh,
  learningRateTooLow,
  healthy,
  likeliest,
];

/** What this epoch's state says, taken by itself. */
export function judge(features: Features): Finding {
  for (const rule of rules) {
    const finding = rule(features);
    if (finding !== null) return finding;
  }
  return tooEarly(features);
}
