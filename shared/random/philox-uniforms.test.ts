import { describe, expect, it } from 'vitest';
import { philoxUniforms } from './philox-uniforms';

describe('philoxUniforms', () => {
  it('gives the values of StatelessRandomUniformV2, also where the counter carries over', () => {
    // From TensorFlow 2.21.0: key 0x9abcdef012345678, counter [0xfffffffffffffffe, 3], shape [13], times 2^23.
    const tensorflow = [
      2072082, 7192186, 1483659, 5267292, 3277910, 5318574, 5598078, 8183746, 5322550, 2605192,
      7571436, 3434362, 7615676,
    ];
    const uniforms = philoxUniforms([0x12345678, 0x9abcdef0], [0xfffffffe, 0xffffffff, 3, 0], 13);
    expect(Array.from(uniforms, (value) => value * 2 ** 23)).toEqual(tensorflow);
  });

  it('continues where a later counter begins', () => {
    const whole = philoxUniforms([1, 2], [0, 0, 5, 0], 40);
    expect(philoxUniforms([1, 2], [3, 0, 5, 0], 28)).toEqual(whole.subarray(12));
  });

  it('reads words given as signed integers alike', () => {
    expect(philoxUniforms([-1, -2], [-3, -1, -1, -1], 16)).toEqual(
      philoxUniforms(
        [0xffffffff, 0xfffffffe],
        [0xfffffffd, 0xffffffff, 0xffffffff, 0xffffffff],
        16,
      ),
    );
  });
});
