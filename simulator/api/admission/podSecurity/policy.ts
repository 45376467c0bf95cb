// What the labels of a namespace ask of its pods.

/** What is asked in one mode. */
export interface SecurityPolicy {
  readonly level: string;
  readonly version: string;
}

export type SecurityMode = 'enforce' | 'warn' | 'audit';

type Labels = Readonly<Record<string, string>>;

const levels = ['privileged', 'baseline', 'restricted'];

/** `pod-security.kubernetes.io/enforce` and the like. */
function labelOf(mode: SecurityMode): string {
  return `pod-security.kubernetes.io/${mode}`;
}

/** Undefined where nothing is asked. Without a word on warnings, what is enforced is warned of. */
export function policyIn(labels: Labels, mode: 'enforce' | 'warn'): SecurityPolicy | undefined {
  const isSilent = mode === 'warn' && labels[labelOf('warn')] === undefined;
  const from = isSilent ? 'enforce' : mode;
  const level = labels[labelOf(from)];
  return level === undefined || level === 'privileged'
    ? undefined
    : { level, version: versionIn(labels, mode) ?? versionIn(labels, from) ?? 'latest' };
}

function versionIn(labels: Labels, mode: SecurityMode): string | undefined {
  return labels[`${labelOf(mode)}-version`];
}

/** How strict a policy is: 0 for none. */
export function strictnessOf(policy: SecurityPolicy | undefined): number {
  return levels.indexOf(policy?.level ?? 'privileged');
}

/** A label that is no level or no version, with what is wrong. */
export interface LabelFault {
  readonly label: string;
  readonly value: string;
  readonly why: string;
}

/** What is wrong with the labels, in the server's order. */
export function labelFaults(labels: Labels): readonly LabelFault[] {
  return (['enforce', 'audit', 'warn'] as const).flatMap(mode => {
    const label = labelOf(mode);
    const level = labels[label];
    const version = labels[`${label}-version`];
    const isLevel = level === undefined || levels.includes(level);
    const isVersion =
      version === undefined || version === 'latest' || /^v1\.(0|[1-9]\d*)$/.test(version);
    const levelWhy = `must be one of ${levels.join(', ')}`;
    const versionWhy = 'must be "latest" or "v1.x"';
    return [
      ...(isLevel ? [] : [{ label, value: level, why: levelWhy }]),
      ...(isVersion ? [] : [{ label: `${label}-version`, value: version, why: versionWhy }]),
    ];
  });
}
