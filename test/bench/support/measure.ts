// Medians, ratios and how the benchmarks print them.

/** The middle value; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Milliseconds a synchronous piece of work takes. */
export function timeOf(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** Milliseconds of processor time a synchronous piece of work takes: what others do at the time counts less. */
export function cpuTimeOf(action: () => unknown): number {
  const start = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Three figures, with the unit that suits. */
export function showMs(milliseconds: number): string {
  if (milliseconds >= 1000) {
    return `${(milliseconds / 1000).toPrecision(3)} s`;
  }
  return milliseconds >= 0.1
    ? `${milliseconds.toPrecision(3)} ms`
    : `${(milliseconds * 1000).toPrecision(3)} µs`;
}

export function showMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}

/** One line of a result: name, then figures. */
export function printRow(name: string, figures: Readonly<Record<string, string>>): void {
  const text = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  console.log(`${name.padEnd(34)} ${text.join('   ')}`);
}
