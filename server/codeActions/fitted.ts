// Makes the object that a click creates fit those who name it: a Service selects their pods, a Secret has their type.

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf, isSamePath } from '../../core/json.js';
import { requiredLabels } from '../../core/kubernetes/selector.js';
import type { Reference } from '../../core/references/findReferences.js';
import { type ActionContext, placeOf } from './action.js';

/** The object with what the name under the cursor tells about it. */
export function fitted(value: Fields, context: ActionContext): Fields {
  const place = placeOf(context, context.diagnostics[0]?.range ?? context.range);
  const object = place?.inGraph;
  if (place === undefined || object === undefined) {
    return value;
  }
  const at = [...object.facts.at, ...place.path];
  const reference = object.facts.references.find(({ path }) => isSamePath(path, at));
  switch (value['kind']) {
    case 'Secret':
      return secretFor(value, reference);
    case 'Service':
      return serviceFor(value, { object, reference, context });
    default:
      return value;
  }
}

function secretFor(value: Fields, reference: Reference | undefined): Fields {
  if (reference?.path.includes('imagePullSecrets')) {
    const stringData = { '.dockerconfigjson': '{"auths":{}}' };
    return { ...value, type: 'kubernetes.io/dockerconfigjson', stringData };
  }
  return reference?.path.includes('tls')
    ? { ...value, type: 'kubernetes.io/tls', stringData: { 'tls.crt': '', 'tls.key': '' } }
    : value;
}

interface Asker {
  readonly object: GraphObject;
  readonly reference: Reference | undefined;
  readonly context: ActionContext;
}

function serviceFor(value: Fields, { object, reference, context }: Asker): Fields {
  const isOwn = object.facts.kind === 'StatefulSet';
  const pods = isOwn ? object : podsFor(value, object, context);
  const spec = fieldsOf(value['spec']);
  const selector = pods === undefined ? spec['selector'] : labelsOf(pods);
  const ports = portsFor(pods, reference);
  return {
    ...value,
    spec: { ...(isOwn ? { clusterIP: 'None' } : {}), selector, ports: [ports ?? firstPort(spec)] },
  };
}

function firstPort(spec: Fields): unknown {
  return Array.isArray(spec['ports']) ? spec['ports'][0] : { port: 80 };
}

/** The workload of the Service's name, else the only one beside. */
function podsFor(
  value: Fields,
  object: GraphObject,
  { workspace }: ActionContext,
): GraphObject | undefined {
  const name = fieldsOf(value['metadata'])['name'];
  const near = workspace.graph.withPods({}).filter(pods => workspace.isTogether(object, pods));
  return near.find(({ facts }) => facts.name === name) ?? (near.length === 1 ? near[0] : undefined);
}

function labelsOf({ facts }: GraphObject): unknown {
  const [own] = facts.selectors;
  return own === undefined ? (facts.pods?.labels ?? {}) : requiredLabels(own.selector);
}

function portsFor(pods: GraphObject | undefined, reference: Reference | undefined): unknown {
  const [declared] = pods?.facts.pods?.ports ?? [];
  const target = declared === undefined ? undefined : (declared.name ?? declared.number);
  const asked = reference?.port?.value;
  if (declared === undefined && asked === undefined) {
    return undefined;
  }
  return {
    ...(typeof asked === 'string' ? { name: asked } : {}),
    port: typeof asked === 'number' ? asked : (declared?.number ?? 80),
    ...(target === undefined ? {} : { targetPort: target }),
  };
}
