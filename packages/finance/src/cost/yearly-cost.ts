/** Money at a time: years since the loan was paid out; positive is received by the borrower. Fen, may be fractional. */
export interface Flow {
  readonly years: number;
  readonly fen: number;
}

const LEAST = -0.99;
const MOST = 1_000;
const STEPS = 200;

/**
 * The yearly rate at which what is received and what is paid are worth the same, compounded yearly: the internal rate
 * of return (PBOC announcement 2021 no. 3 asks for the yearly rate of all cost by this method; the same equation as
 * annex I of directive 2008/48/EC). A share: 0.0435 is 4.35 %. By halving, as the value falls with every rate for a
 * loan (received first, paid after); undefined where no rate between −99 % and 100,000 % is one.
 */
export function yearlyCost(flows: readonly Flow[]): number | undefined {
  const worth = (rate: number) => flows.reduce((sum, { years, fen }) => sum + fen * (1 + rate) ** -years, 0);
  let [low, high] = [LEAST, MOST];
  const [atLow, atHigh] = [worth(low), worth(high)];
  if (!Number.isFinite(atLow) || atLow * atHigh > 0) return undefined;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    const value = worth(middle);
    if (value === 0) return middle;
    if (value > 0 === atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
