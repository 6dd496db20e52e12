/** Colours in OKLab, where equal steps look equally far apart (Ottosson, 2020). */
export interface Oklab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/** hex: "#rrggbb". */
export function oklabFromHex(hex: string): Oklab {
  const [red, green, blue] = linearChannels(hex);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

/** Channels outside sRGB are clipped. */
export function hexFromOklab({ lightness, a, b }: Oklab): string {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return `#${channels.map(hexFromLinear).join('')}`;
}

export function mixOklab(from: Oklab, to: Oklab, share: number): Oklab {
  const mix = (start: number, end: number) => start + (end - start) * share;
  return {
    lightness: mix(from.lightness, to.lightness),
    a: mix(from.a, to.a),
    b: mix(from.b, to.b),
  };
}

/** Red, green and blue of "#rrggbb" in linear light, 0 to 1. */
export function linearChannels(hex: string): readonly [red: number, green: number, blue: number] {
  const linear = (start: number) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  };
  return [linear(1), linear(3), linear(5)];
}

function hexFromLinear(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const channel = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(channel * 255)
    .toString(16)
    .padStart(2, '0');
}
