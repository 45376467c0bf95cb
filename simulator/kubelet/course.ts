// How a container behaves: the first rule that matches it, as a table of times. Images do not run.

import picomatch from 'picomatch';
import { parseDocument } from 'yaml';
import type { Container, Pod } from '../../schemas/built/types.js';
import { parseClusterFile } from '../clusterFile.js';
import type { Environment } from '../kernel/types.js';
import type { ContainerRule, UsageCurve } from '../simulation.js';
import { loadOf } from './load.js';

/** What part a container plays in its pod. */
export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral';

/** A container's course. Times in virtual milliseconds, from when the container may be created or has started. */
export interface Course {
  /** The rule it comes from: a course changes when another rule matches. */
  readonly rule: ContainerRule | undefined;
  readonly startAfterMs: number;
  /** From start until it is ready, or its readiness probe succeeds; Infinity: never. */
  readonly readyAfterMs: number;
  readonly exit: ContainerRule['exit'];
  /** What it uses, by name, by the time since the cluster's start. */
  readonly usage: Readonly<Record<string, UsageCurve>>;
  /** What it uses of memory, by the time since `sinceMs`; undefined where that has no consequence. */
  readonly memory: { readonly curve: UsageCurve; readonly sinceMs: number } | undefined;
  /** From SIGTERM to exit. */
  readonly terminateAfterMs: number;
  readonly probes: NonNullable<ContainerRule['probes']> | undefined;
  /** The error every pull of the image ends with; undefined: the image is there. */
  readonly pullError: string | undefined;
  /**
   * Whether a cluster file has it run without saying anything of its start: it starts at once then, whatever it refers
   * to, and no event tells of pull, creation and start.
   */
  readonly startsRegardless: boolean;
  /** Whether its stopping is told, likewise. */
  readonly tellsEnd: boolean;
}

/** On a pod (or its template): how its containers behave, as YAML or JSON: `ready: never`. */
export const behaviourAnnotation = 'drydock.dev/behaviour';

type Matcher = (pod: Pod, container: Container, role: ContainerRole) => boolean;

const healthyStartMs = 500;
const healthyReadyMs = 500;
const jobWorkMs = 2_000;

/** Finds courses for the containers of one simulation; keeps compiled rules. */
export class Courses {
  readonly #environment: Environment;
  readonly #matchers = new Map<ContainerRule, Matcher>();
  readonly #annotations = new Map<string, ContainerRule>();
  /** Courses without a rule, by what they depend on. */
  readonly #defaults = new Map<string, Course>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Rules are only ever added: another number means that courses may be others. */
  get rulesCount(): number {
    return this.#environment.containerRules().length + this.#environment.loadRules().length;
  }

  of(pod: Pod, container: Container, role: ContainerRole): Course {
    const rules = this.#environment.containerRules();
    const matching = rules.find(candidate => this.#matcher(candidate)(pod, container, role));
    const byHand = matching !== undefined && !this.#isOfFile(matching);
    const annotated = byHand || role === 'init' ? undefined : this.#annotated(pod);
    const rule = annotated ?? matching;
    const course =
      rule === undefined
        ? this.#defaultCourse(pod, container, role)
        : courseBy(rule, this.#isOfFile(rule), this.#environment.startMs);
    const load =
      role === 'init' ? undefined : loadOf(this.#environment.loadRules(), pod, container);
    return load === undefined
      ? course
      : { ...course, ...withUsage({ ...course.usage, ...load }, this.#environment.startMs) };
  }

  /** Whether any rule, load or pod tells a usage of one of these. */
  tellsUsage(pods: readonly Pod[], isAsked: (name: string) => boolean): boolean {
    const tells = ({ usage = {} }: Pick<ContainerRule, 'usage'>) =>
      Object.keys(usage).some(isAsked);
    return (
      this.#environment.containerRules().some(tells) ||
      this.#environment.loadRules().some(tells) ||
      pods.some(pod => tells(this.#annotated(pod) ?? {}))
    );
  }

  /** Init containers that no rule names exit at once; where a file has rules they start as regardless as the others. */
  #defaultCourse(pod: Pod, container: Container, role: ContainerRole): Course {
    const restarts = restartPolicyOf(pod, container) === 'Always';
    const isProbed = container.readinessProbe !== undefined;
    const key = `${role}|${restarts}|${isProbed}`;
    let course = this.#defaults.get(key);
    if (course === undefined) {
      const startsRegardless =
        role === 'init' && this.#environment.clusterFile.containers !== undefined;
      course = { ...defaultCourse(role, { restarts, isProbed }), startsRegardless };
      this.#defaults.set(key, course);
    }
    return course;
  }

  /** The behaviour in the pod's annotation: it comes before the cluster file's, after the user's hand. */
  #annotated(pod: Pod): ContainerRule | undefined {
    const text = pod.metadata.annotations?.[behaviourAnnotation];
    if (text === undefined) {
      return undefined;
    }
    let rule = this.#annotations.get(text);
    if (rule === undefined) {
      rule = parseBehaviour(text);
      this.#annotations.set(text, rule);
    }
    return rule;
  }

  #isOfFile(rule: ContainerRule): boolean {
    return this.#environment.clusterFile.containers?.includes(rule) ?? false;
  }

  #matcher(rule: ContainerRule): Matcher {
    let matcher = this.#matchers.get(rule);
    if (matcher === undefined) {
      matcher = compile(rule);
      this.#matchers.set(rule, matcher);
    }
    return matcher;
  }
}

/** Restart policy in force for a container: sidecars always restart; a container may have its own. */
export function restartPolicyOf(pod: Pod, container: Container): string {
  return container.restartPolicy ?? pod.spec?.restartPolicy ?? 'Always';
}

/** A rule without its `match`, as a cluster file has it; what cannot be read is left out. */
function parseBehaviour(text: string): ContainerRule {
  const document = parseDocument(text);
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined;
  const fields = typeof value === 'object' && value !== null ? value : {};
  const { value: file } = parseClusterFile({ containers: [{ ...fields, match: {} }] });
  return file.containers?.[0] ?? { match: {} };
}

function courseBy(rule: ContainerRule, isOfFile: boolean, sinceMs: number): Course {
  const { start, ready, exit, terminate, probes } = rule;
  return {
    rule,
    startAfterMs: start?.afterMs ?? 0,
    readyAfterMs: ready === 'never' ? Number.POSITIVE_INFINITY : (ready?.afterMs ?? 0),
    exit,
    ...withUsage(rule.usage ?? {}, sinceMs),
    terminateAfterMs: terminate?.afterMs ?? 0,
    probes,
    pullError: rule.pull?.error,
    startsRegardless: isOfFile && start === undefined,
    tellsEnd: !isOfFile || terminate !== undefined,
  };
}

/** An amount that all pods share is nobody's own: memory of that sort ends nothing. */
function withUsage(usage: Course['usage'], sinceMs: number): Pick<Course, 'usage' | 'memory'> {
  const curve = usage['memory'];
  const hasOwn = curve !== undefined && curve.isTotal !== true;
  return { usage, memory: hasOwn ? { curve, sinceMs } : undefined };
}

/** A healthy container; one that is to finish does so after its work. */
function defaultCourse(
  role: ContainerRole,
  { restarts, isProbed }: { readonly restarts: boolean; readonly isProbed: boolean },
): Course {
  const workMs = role === 'init' ? 0 : jobWorkMs;
  const finishes = role === 'init' || (!restarts && role !== 'ephemeral');
  return {
    rule: undefined,
    startAfterMs: role === 'init' ? 0 : healthyStartMs,
    readyAfterMs: !isProbed && restarts ? healthyReadyMs : 0,
    exit: finishes ? { code: 0, afterMs: workMs } : undefined,
    usage: {},
    memory: undefined,
    terminateAfterMs: 0,
    probes: undefined,
    pullError: undefined,
    startsRegardless: false,
    tellsEnd: true,
  };
}

function compile({ match }: ContainerRule): Matcher {
  const image = globOf(match.image);
  const name = globOf(match.name);
  const podName = globOf(match.pod);
  const namespace = globOf(match.namespace);
  return (pod, container, role) =>
    (role === 'init') === (match.init ?? false) &&
    image(container.image) &&
    name(container.name) &&
    podName(pod.metadata?.name) &&
    namespace(pod.metadata?.namespace) &&
    (match.restartPolicy?.includes(restartPolicyOf(pod, container)) ?? true);
}

/** `*` stands for any characters, slashes included. */
function globOf(pattern: string | undefined): (text: string | undefined) => boolean {
  if (pattern === undefined || pattern === '*') {
    return () => true;
  }
  const isMatch = picomatch(pattern, { bash: true, dot: true });
  return text => text !== undefined && isMatch(text);
}
