// The manifests that most tests of rules need around what they are about.

/** What a Deployment named web says besides, as lines of YAML at their depth. */
export interface DeploymentLines {
  readonly spec?: string;
  readonly podSpec?: string;
  readonly containers?: string;
}

/** Deployment web: pods with the label `app: web`, and one container unless others are given. */
export function deployment(lines: DeploymentLines = {}): string {
  return textOf([
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: { name: web }',
    'spec:',
    lines.spec,
    '  selector: { matchLabels: { app: web } }',
    '  template:',
    '    metadata: { labels: { app: web } }',
    '    spec:',
    lines.podSpec,
    '      containers:',
    lines.containers ?? '        - { name: web, image: "web:1" }',
  ]);
}

/** Pod p with the label `app: web`. */
export function pod(spec: string): string {
  return textOf([
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: p, labels: { app: web } }',
    'spec:',
    spec,
  ]);
}

/** HorizontalPodAutoscaler h of Deployment web. */
export function autoscaler(spec?: string): string {
  return textOf([
    'apiVersion: autoscaling/v2',
    'kind: HorizontalPodAutoscaler',
    'metadata: { name: h }',
    'spec:',
    '  scaleTargetRef:',
    '    apiVersion: apps/v1',
    '    kind: Deployment',
    '    name: web',
    '  maxReplicas: 3',
    spec,
  ]);
}

/** A file of several documents. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}

function textOf(lines: readonly (string | undefined)[]): string {
  return `${lines.filter(line => line).join('\n')}\n`;
}
