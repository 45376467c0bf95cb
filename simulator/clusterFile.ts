// Reads the cluster file (docs/cluster-file.md): the value of its YAML becomes nodes and container rules, with problems
// in words where it is wrong.

import { parseDuration } from '../core/kubernetes/duration.js';
import { parseQuantity } from '../core/kubernetes/quantity.js';
import type {
  ClusterFile,
  ContainerRule,
  MetricRule,
  NodeProfile,
  UsageCurve,
} from './simulation.js';

export interface ClusterFileResult {
  /** What could be read; wrong entries are left out. */
  readonly value: ClusterFile;
  /** One sentence each, with the place: `containers[1].exit.code: expected a whole number`. */
  readonly problems: readonly string[];
}

const fileFields = ['nodes', 'containers', 'readinessSpacing', 'addons', 'metrics'];

/** Reads a cluster file's value. Never throws. */
export function parseClusterFile(value: unknown): ClusterFileResult {
  const problems: string[] = [];
  const reader = new Reader(problems);
  if (value === null || value === undefined) {
    return { value: {}, problems };
  }
  const file = reader.object(value, '', fileFields);
  const nodes = reader.list(file['nodes'], 'nodes', (entry, at) => readNode(reader, entry, at));
  const containers = reader.list(file['containers'], 'containers', (entry, at) =>
    readRule(reader, entry, at),
  );
  const spacing = reader.duration(file['readinessSpacing'], 'readinessSpacing');
  return {
    value: {
      ...(nodes === undefined ? {} : { nodes }),
      ...(containers === undefined ? {} : { containers }),
      ...(spacing === undefined ? {} : { readinessSpacingMs: spacing }),
      ...defined('addons', readAddons(reader, file['addons'])),
      ...defined(
        'metrics',
        reader.list(file['metrics'], 'metrics', (entry, at) => readMetric(reader, entry, at)),
      ),
    },
    problems,
  };
}

const addonNames = ['loadBalancer', 'ingress', 'provisioner'] as const;

function readAddons(reader: Reader, value: unknown): ClusterFile['addons'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = reader.object(value, 'addons', addonNames);
  const flags = addonNames.flatMap(name => {
    const flag = fields[name];
    if (flag !== undefined && typeof flag !== 'boolean') {
      reader.report(`addons.${name}`, 'expected true or false');
    }
    return typeof flag === 'boolean' ? [[name, flag] as const] : [];
  });
  return Object.fromEntries(flags);
}

const probeKinds = ['liveness', 'readiness', 'startup'] as const;

function readNode(reader: Reader, entry: unknown, at: string): NodeProfile {
  const node = reader.object(entry, at, ['name', 'cpu', 'memory', 'pods', 'labels', 'taints']);
  const taints = reader.list(node['taints'], `${at}.taints`, (taint, place) => {
    const fields = reader.object(taint, place, ['key', 'value', 'effect']);
    return {
      key: reader.text(fields['key'], `${place}.key`) ?? '',
      ...defined('value', reader.text(fields['value'], `${place}.value`)),
      effect: reader.text(fields['effect'], `${place}.effect`) ?? 'NoSchedule',
    };
  });
  const name = reader.text(node['name'], `${at}.name`);
  if (name === undefined) {
    reader.report(`${at}.name`, 'a node needs a name');
  }
  return {
    name: name ?? '',
    ...defined('cpu', reader.text(node['cpu'], `${at}.cpu`)),
    ...defined('memory', reader.text(node['memory'], `${at}.memory`)),
    ...defined('pods', reader.text(node['pods'], `${at}.pods`)),
    ...defined('labels', reader.texts(node['labels'], `${at}.labels`)),
    ...defined('taints', taints),
  };
}

const ruleFields = [
  'match',
  'pull',
  'start',
  'ready',
  'exit',
  'terminate',
  'probes',
  'log',
  'usage',
];

function readRule(reader: Reader, entry: unknown, at: string): ContainerRule {
  const rule = reader.object(entry, at, ruleFields);
  return {
    match: readMatch(reader, rule['match'], `${at}.match`),
    ...defined('pull', readPull(reader, rule['pull'], `${at}.pull`)),
    ...defined('start', readAfter(reader, rule['start'], `${at}.start`)),
    ...defined(
      'ready',
      rule['ready'] === 'never' ? 'never' : readAfter(reader, rule['ready'], `${at}.ready`),
    ),
    ...defined('exit', readExit(reader, rule['exit'], `${at}.exit`)),
    ...defined('terminate', readAfter(reader, rule['terminate'], `${at}.terminate`)),
    ...defined('probes', readProbes(reader, rule['probes'], `${at}.probes`)),
    ...defined(
      'log',
      reader.list(rule['log'], `${at}.log`, line => String(line)),
    ),
    ...defined('usage', readUsage(reader, rule['usage'], `${at}.usage`)),
  };
}

const matchFields = ['image', 'name', 'pod', 'namespace', 'restartPolicy', 'init'];

function readMatch(reader: Reader, value: unknown, at: string): ContainerRule['match'] {
  const match = reader.object(value ?? {}, at, matchFields);
  const policies = reader.list(match['restartPolicy'], `${at}.restartPolicy`, policy =>
    String(policy),
  );
  return {
    ...defined('image', reader.text(match['image'], `${at}.image`)),
    ...defined('name', reader.text(match['name'], `${at}.name`)),
    ...defined('pod', reader.text(match['pod'], `${at}.pod`)),
    ...defined('namespace', reader.text(match['namespace'], `${at}.namespace`)),
    ...defined('restartPolicy', policies),
    ...(typeof match['init'] === 'boolean' ? { init: match['init'] } : {}),
  };
}

function readAfter(
  reader: Reader,
  value: unknown,
  at: string,
): { readonly afterMs: number } | undefined {
  if (value === undefined) {
    return undefined;
  }
  const fields = reader.object(value, at, ['after']);
  return { afterMs: reader.duration(fields['after'], `${at}.after`) ?? 0 };
}

function readPull(reader: Reader, value: unknown, at: string): ContainerRule['pull'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = reader.object(value, at, ['error']);
  return { error: reader.text(fields['error'], `${at}.error`) ?? 'not found' };
}

function readExit(reader: Reader, value: unknown, at: string): ContainerRule['exit'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = reader.object(value, at, ['code', 'after', 'reason']);
  const code = fields['code'] ?? 0;
  if (typeof code !== 'number' || !Number.isInteger(code) || code < 0 || code > 255) {
    reader.report(`${at}.code`, 'expected a whole number from 0 to 255');
  }
  return {
    code: typeof code === 'number' ? code : 1,
    afterMs: reader.duration(fields['after'], `${at}.after`) ?? 0,
    ...defined('reason', reader.text(fields['reason'], `${at}.reason`)),
  };
}

function readProbes(reader: Reader, value: unknown, at: string): ContainerRule['probes'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = reader.object(value, at, probeKinds);
  const outcome = (kind: (typeof probeKinds)[number]): 'succeed' | 'fail' => {
    const said = fields[kind];
    if (said !== undefined && said !== 'succeed' && said !== 'fail') {
      reader.report(`${at}.${kind}`, 'expected succeed or fail');
    }
    return said === 'fail' ? 'fail' : 'succeed';
  };
  return {
    liveness: outcome('liveness'),
    readiness: outcome('readiness'),
    startup: outcome('startup'),
  };
}

function readUsage(reader: Reader, value: unknown, at: string): ContainerRule['usage'] {
  if (value === undefined) {
    return undefined;
  }
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const fields = reader.object(value, at, names);
  return Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => [
      name,
      readCurve(reader, entry, `${at}.${name}`),
    ]),
  );
}

function readMetric(reader: Reader, entry: unknown, at: string): MetricRule {
  const fields = reader.object(entry, at, ['name', 'labels', 'object', 'value']);
  const name = reader.text(fields['name'], `${at}.name`);
  if (name === undefined) {
    reader.report(`${at}.name`, 'a metric needs a name');
  }
  return {
    name: name ?? '',
    ...defined('labels', reader.texts(fields['labels'], `${at}.labels`)),
    ...defined('object', readDescribed(reader, fields['object'], `${at}.object`)),
    value: readCurve(reader, fields['value'] ?? 0, `${at}.value`),
  };
}

function readDescribed(reader: Reader, value: unknown, at: string): MetricRule['object'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = reader.object(value, at, ['kind', 'name', 'namespace']);
  return {
    kind: reader.text(fields['kind'], `${at}.kind`) ?? '',
    name: reader.text(fields['name'], `${at}.name`) ?? '',
    ...defined('namespace', reader.text(fields['namespace'], `${at}.namespace`)),
  };
}

/** `80m`, a list of points, or either below `total`. */
function readCurve(reader: Reader, value: unknown, at: string): UsageCurve {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const fields = reader.object(value, at, ['total']);
    return { ...readCurve(reader, fields['total'] ?? 0, `${at}.total`), isTotal: true };
  }
  const entries = Array.isArray(value) ? value : [{ value }];
  const points = entries.map((entry, index) => {
    const place = Array.isArray(value) ? `${at}[${index}]` : at;
    const fields = reader.object(entry, place, ['at', 'value']);
    const quantity = reader.text(fields['value'], place) ?? '0';
    if (parseQuantity(quantity) === undefined) {
      reader.report(place, 'expected a quantity such as 80m or 128Mi');
    }
    return { atMs: reader.duration(fields['at'], `${place}.at`) ?? 0, value: quantity };
  });
  return { points };
}

/** A property that is there only when it has a value. */
function defined<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

/** Reads values of the expected form and reports the others. */
class Reader {
  readonly #problems: string[];

  constructor(problems: string[]) {
    this.#problems = problems;
  }

  report(at: string, message: string): void {
    this.#problems.push(at === '' ? message : `${at}: ${message}`);
  }

  object(value: unknown, at: string, known: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(at, 'expected a mapping');
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) {
        this.report(at === '' ? key : `${at}.${key}`, `unknown; known are ${known.join(', ')}`);
      }
    }
    return value as Readonly<Record<string, unknown>>;
  }

  list<T>(value: unknown, at: string, read: (entry: unknown, at: string) => T): T[] | undefined {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!Array.isArray(value)) {
      this.report(at, 'expected a list');
      return undefined;
    }
    return value.map((entry, index) => read(entry, `${at}[${index}]`));
  }

  text(value: unknown, at: string): string | undefined {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value === 'string' || typeof value === 'number') {
      return String(value);
    }
    this.report(at, 'expected text');
    return undefined;
  }

  texts(value: unknown, at: string): Readonly<Record<string, string>> | undefined {
    if (value === undefined || value === null) {
      return undefined;
    }
    const fields = this.object(value, at, Object.keys(value));
    return Object.fromEntries(
      Object.entries(fields).map(([key, entry]) => [key, this.text(entry, `${at}.${key}`) ?? '']),
    );
  }

  duration(value: unknown, at: string): number | undefined {
    if (value === undefined || value === null) {
      return undefined;
    }
    const milliseconds = parseDuration(String(value));
    if (milliseconds === undefined || milliseconds < 0) {
      this.report(at, 'expected a duration such as 300ms or 2s');
      return undefined;
    }
    return milliseconds;
  }
}
