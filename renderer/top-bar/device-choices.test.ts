import { describe, expect, it } from 'vitest';
import type { EngineEquipment } from '../../shared/messages/engine-messages';
import { deviceChoices } from './device-choices';

const processor = { device: 'cpu', name: 'Eight cores', usable: true } as const;

function words(found: EngineEquipment | null): readonly string[] {
  return deviceChoices(found).map(
    ({ label, words: text, usable }) => `${usable ? '' : '(not) '}${label}: ${text}`,
  );
}

describe('deviceChoices', () => {
  it('offers what needs no engine while it starts', () => {
    expect(deviceChoices(null).map(({ device }) => device)).toEqual(['automatic', 'reference']);
  });

  it('says why there is no GPU', () => {
    const missingGpu = 'The NVIDIA driver is not installed.';
    const found = { tensorflow: '2.9', devices: [processor], missingGpu };
    expect(words(found).slice(1, 3)).toEqual([
      'CPU: Eight cores',
      '(not) GPU: The NVIDIA driver is not installed.',
    ]);
  });

  it('lists every GPU, with the reason of one that is not usable', () => {
    const found: EngineEquipment = {
      tensorflow: '2.9',
      devices: [
        processor,
        { device: 'gpu', name: 'A100', usable: true },
        { device: 'gpu', name: 'GT 710', usable: false, reason: 'It is too old.' },
      ],
      missingGpu: null,
    };
    expect(words(found).slice(2, 4)).toEqual([
      'A100: trains on it',
      '(not) GT 710: It is too old.',
    ]);
  });

  it('offers of several GPUs the one that is taken, and says how another is', () => {
    const found: EngineEquipment = {
      tensorflow: '2.21.0',
      devices: [
        processor,
        { device: 'gpu', name: 'H100', usable: true },
        { device: 'gpu', name: 'A100', usable: true },
      ],
      missingGpu: null,
    };
    expect(words(found).slice(2, 4)).toEqual([
      'H100: trains on it',
      '(not) A100: H100 is taken; CUDA_VISIBLE_DEVICES chooses another before the start',
    ]);
  });

  it('says why TensorFlow cannot use the processor', () => {
    const found: EngineEquipment = {
      tensorflow: null,
      reason: 'TensorFlow could not be loaded.',
      devices: [{ ...processor, usable: false }],
      missingGpu: null,
    };
    expect(words(found)[1]).toBe('(not) CPU: TensorFlow could not be loaded.');
  });
});
