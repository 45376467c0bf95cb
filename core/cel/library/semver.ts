// CEL: `semver('1.2.3')`, `isSemver`, and comparisons of versions.
import type { Environment } from '@marcbachmann/cel-js';
import { SemVer, valid } from 'semver';
import { celFault } from './fault.js';

/** A version among CEL's values. */
export class CelSemver {
  readonly version: SemVer;

  constructor(version: SemVer) {
    this.version = version;
  }
}

/** Registers the functions of semantic versions. */
export function addSemverFunctions(environment: Environment): void {
  environment
    .registerType('kubernetes.Semver', CelSemver)
    .registerFunction('isSemver(string): bool', isSemver)
    .registerFunction('isSemver(string, bool): bool', (text: string, normalize: boolean) =>
      isSemver(normalize ? normalized(text) : text),
    )
    .registerFunction('semver(string): kubernetes.Semver', toSemver)
    .registerFunction(
      'semver(string, bool): kubernetes.Semver',
      (text: string, normalize: boolean) => toSemver(normalize ? normalized(text) : text),
    )
    .registerFunction('kubernetes.Semver.major(): int', ({ version }: CelSemver) =>
      BigInt(version.major),
    )
    .registerFunction('kubernetes.Semver.minor(): int', ({ version }: CelSemver) =>
      BigInt(version.minor),
    )
    .registerFunction('kubernetes.Semver.patch(): int', ({ version }: CelSemver) =>
      BigInt(version.patch),
    );
  addComparisons(environment);
}

function addComparisons(environment: Environment): void {
  const compare = (a: CelSemver, b: CelSemver) => a.version.compare(b.version);
  environment
    .registerFunction('kubernetes.Semver.compareTo(kubernetes.Semver): int', (a, b) =>
      BigInt(compare(a, b)),
    )
    .registerFunction(
      'kubernetes.Semver.isGreaterThan(kubernetes.Semver): bool',
      (a: CelSemver, b: CelSemver) => compare(a, b) > 0,
    )
    .registerFunction(
      'kubernetes.Semver.isLessThan(kubernetes.Semver): bool',
      (a: CelSemver, b: CelSemver) => compare(a, b) < 0,
    );
}

function isSemver(text: string): boolean {
  return /^\d/.test(text) && valid(text) !== null;
}

/** A version as CEL has it. Throws a fault where the text is none. */
export function toSemver(text: string): CelSemver {
  if (!isSemver(text)) {
    throw celFault(`No Major.Minor.Patch elements found in "${text}"`);
  }
  return new CelSemver(new SemVer(text));
}

/** `v1.0` to `1.0.0`. */
function normalized(text: string): string {
  const [, core = '', rest = ''] = /^v?([\d.]*)(.*)$/.exec(text) ?? [];
  const parts = core.split('.').map(part => part.replace(/^0+(?=\d)/, ''));
  return `${[...parts, '0', '0'].slice(0, 3).join('.')}${rest}`;
}
