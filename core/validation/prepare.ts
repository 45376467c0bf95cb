// What the server does to a new object between decoding and judging it, as far as the verdict depends on it.
import type { Job, Service } from '../../schemas/built/types.js';
import type { KubernetesObject, ObjectMeta } from '../kubernetes/object.js';

const noMeta: ObjectMeta = {};
const someUid = '00000000-0000-4000-8000-000000000000';

/** The object with a generated name and the fields the server derives from others; the input stays as it is. */
export function prepareForVerdict(object: KubernetesObject): KubernetesObject {
  const named = withName(object.metadata === undefined ? { ...object, metadata: noMeta } : object);
  switch (`${named.apiVersion}/${named.kind}`) {
    case 'v1/Service':
      return withClusterIps(named as unknown as Service) as unknown as KubernetesObject;
    case 'batch/v1/Job':
      return withGeneratedSelector(named as unknown as Job) as unknown as KubernetesObject;
    default:
      return named;
  }
}

function withName(object: KubernetesObject): KubernetesObject {
  const { name = '', generateName = '' } = object.metadata;
  if (name !== '' || generateName === '') {
    return object;
  }
  const base = generateName.slice(0, 58);
  return { ...object, metadata: { ...object.metadata, name: `${base}xxxxx` } };
}

/** clusterIP is the first of clusterIPs. */
function withClusterIps(service: Service): Service {
  const { clusterIP = '', clusterIPs = [] } = service.spec ?? {};
  return clusterIP === '' || clusterIPs.length > 0
    ? service
    : { ...service, spec: { ...service.spec, clusterIPs: [clusterIP] } };
}

function withGeneratedSelector(job: Job): Job {
  const { spec } = job;
  if (spec === undefined || spec.manualSelector === true) {
    return job;
  }
  const name = job.metadata.name ?? '';
  const labels = {
    'batch.kubernetes.io/controller-uid': someUid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': someUid,
    'job-name': name,
  };
  const template = spec.template ?? {};
  const metadata = {
    ...template.metadata,
    labels: { ...template.metadata?.labels, ...labels },
  };
  const matchLabels = {
    ...spec.selector?.matchLabels,
    'batch.kubernetes.io/controller-uid': someUid,
  };
  return {
    ...job,
    metadata: { ...job.metadata, uid: someUid },
    spec: {
      ...spec,
      selector: { ...spec.selector, matchLabels },
      template: { ...template, metadata },
    },
  };
}
