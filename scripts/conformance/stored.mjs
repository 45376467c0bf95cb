// Compares stored objects with what our defaulting makes of their manifests. What the server's strategies,
// allocators and admission add is set aside: it is the simulated API server's part, not defaulting's.

/** Counts equal objects; keeps the first differences. */
export function compareStored(core, catalogue, rows) {
  const result = { rows: 0, equal: 0, differences: [] };
  for (const row of rows) {
    const document = core
      .parseManifest(row.manifest)
      .documents.flatMap(({ document: each }) => core.objectsOf(each))[0];
    if (document === undefined) {
      continue;
    }
    const value = document.value();
    const type = catalogue.typeOf(value.apiVersion, value.kind);
    const decoded = core.decode(value, type).value;
    const ours = comparable(core.applyDefaults({ metadata: {}, ...decoded }));
    const theirs = comparable(row.object);
    result.rows += 1;
    const difference = firstDifference(ours, theirs, '');
    if (difference === undefined) {
      result.equal += 1;
    } else {
      result.differences.push({ source: row.source, kind: row.object.kind, difference });
    }
  }
  return result;
}

function comparable(object) {
  const copy = structuredClone(object);
  delete copy.status;
  for (const name of [
    'generation',
    'namespace',
    'name',
    'finalizers',
    'uid',
    'resourceVersion',
    'creationTimestamp',
    'managedFields',
  ]) {
    delete copy.metadata?.[name];
  }
  const strip = stripByKind[copy.kind];
  strip?.(copy);
  if (copy.metadata?.labels !== undefined && Object.keys(copy.metadata.labels).length === 0) {
    delete copy.metadata.labels;
  }
  if (
    copy.metadata?.annotations !== undefined &&
    Object.keys(copy.metadata.annotations).length === 0
  ) {
    delete copy.metadata.annotations;
  }
  return copy;
}

const jobLabels = [
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'job-name',
];

const stripByKind = {
  Pod(pod) {
    for (const name of ['tolerations', 'priority', 'preemptionPolicy']) {
      delete pod.spec[name];
    }
  },
  DaemonSet(set) {
    delete set.metadata.annotations?.['deprecated.daemonset.template.generation'];
  },
  Service(service) {
    for (const name of [
      'clusterIP',
      'clusterIPs',
      'ipFamilies',
      'ipFamilyPolicy',
      'healthCheckNodePort',
    ]) {
      delete service.spec[name];
    }
    for (const port of service.spec.ports ?? []) {
      delete port.nodePort;
    }
  },
  Job(job) {
    delete job.spec.selector;
    const labels = job.spec.template.metadata?.labels ?? {};
    for (const name of jobLabels) {
      delete labels[name];
      delete job.metadata.labels?.[name];
    }
    if (Object.keys(labels).length === 0) {
      delete job.spec.template.metadata?.labels;
    }
  },
  Namespace(namespace) {
    delete namespace.spec;
    delete namespace.metadata.labels?.['kubernetes.io/metadata.name'];
  },
  Node(node) {
    delete node.spec;
  },
  CertificateSigningRequest(request) {
    for (const name of ['username', 'groups', 'uid', 'extra']) {
      delete request.spec[name];
    }
  },
};

function firstDifference(ours, theirs, path) {
  if (ours === theirs) {
    return undefined;
  }
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) {
    return `${path}: ours ${JSON.stringify(ours)?.slice(0, 80)}, stored ${JSON.stringify(theirs)?.slice(0, 80)}`;
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const difference = firstDifference(ours[key], theirs[key], `${path}.${key}`);
    if (difference !== undefined) {
      return difference;
    }
  }
  return undefined;
}
