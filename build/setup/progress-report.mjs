/**
 * @typedef {object} Report
 * @property {(what: string) => void} begin
 * @property {(done: number, total: number, unit: string) => void} amount how much is done
 * @property {(doing: string) => void} doing the part of the step at work now
 * @property {(text: string) => void} note a line that stays
 * @property {() => void} done
 * @property {() => void} failed
 */

const secondsBetweenLines = 5;

/**
 * Progress of one step: a living line on a terminal, a line every few seconds elsewhere.
 *
 * @param {string} name
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} stream
 * @returns {Report}
 */
export function progressReport(name, stream = process.stderr) {
  const start = Date.now();
  let doing = '';
  let amount = '';
  let lastLine = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let ticking;

  const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`;
  const clear = () => (stream.isTTY ? stream.write('\r\x1b[2K') : undefined);
  const show = () => {
    const line = `  ${[doing, amount, seconds()].filter(Boolean).join(', ')}`;
    if (stream.isTTY) {
      clear();
      stream.write(line.slice(0, (stream.columns ?? 100) - 1));
    } else if (Date.now() - lastLine >= secondsBetweenLines * 1000) {
      lastLine = Date.now();
      stream.write(`${line}\n`);
    }
  };
  const end = () => {
    clearInterval(ticking);
    clear();
  };

  return {
    begin(what) {
      stream.write(`${name}: ${what}\n`);
      lastLine = Date.now();
      ticking = setInterval(show, stream.isTTY ? 200 : 1000);
      ticking.unref();
    },
    doing(text) {
      doing = text;
      amount = '';
      show();
    },
    amount(done, total, unit) {
      amount = `${Math.min(done, total).toFixed(0)} of ${total.toFixed(0)} ${unit}`;
    },
    note(text) {
      clear();
      stream.write(`  ${text}\n`);
    },
    done() {
      end();
      stream.write(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
    },
    failed() {
      end();
    },
  };
}
