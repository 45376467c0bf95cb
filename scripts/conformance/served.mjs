// Compares stored objects with what the simulated API server stores of their manifests: each is posted as YAML to a
// cluster of its own and read back. Set aside is what the recordings' README sets aside: generated identities,
// allocated addresses and ports, and what the plugins add that were off when it was recorded.

/** Counts equal objects; keeps the first difference of each other one. */
export function compareServed(simulator, catalogue, rows) {
  const result = { rows: 0, equal: 0, differences: [] };
  for (const row of rows) {
    const difference = differenceOf(simulator, catalogue, row);
    result.rows += 1;
    if (difference === undefined) {
      result.equal += 1;
    } else {
      result.differences.push({ source: row.source, kind: row.object.kind, difference });
    }
  }
  return result;
}

function differenceOf(simulator, catalogue, row) {
  const stored = storedBy(simulator, catalogue, row);
  return stored.refused === undefined
    ? firstDifference(comparable(stored.object, row.object), comparable(row.object, row.object), '')
    : `refused: ${stored.refused}`;
}

/** No storage addon: the recorded cluster had no StorageClass. */
const cluster = { nodes: [] };

function storedBy(
  { createSimulation, handleRequest, ServedResources, parseQuery },
  catalogue,
  row,
) {
  const simulation = createSimulation({ cluster });
  simulation.settle();
  const context = {
    server: simulation.server,
    resources: new ServedResources(simulation.server.store, catalogue),
    act: (summary, action) => simulation.act(summary, action),
    logLines: () => [],
  };
  const send = (method, path, body, query = '') =>
    handleRequest(context, {
      method,
      path,
      query: parseQuery(query),
      headers: { 'content-type': 'application/yaml', accept: 'application/json' },
      body,
    });
  const { apiVersion, kind, metadata } = row.object;
  const { resource } = context.resources.findKind(apiVersion, kind);
  const { namespace } = metadata;
  if (namespace !== undefined && namespace !== 'default') {
    const body = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    send('POST', '/api/v1/namespaces', body);
    simulation.settle();
  }
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
  const base = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  const path = `${base}${place}/${resource.plural}`;
  const created = send('POST', path, withoutVersion(row.manifest));
  const answer = JSON.parse(created.body);
  if (created.status !== 201) {
    return { refused: `${created.status} ${answer.message}` };
  }
  const { body } = send('GET', `${path}/${encodeURIComponent(answer.metadata.name)}`, '');
  return { object: JSON.parse(body) };
}

/** A manifest that was once read from a cluster; the recorder left its version out. */
function withoutVersion(manifest) {
  return manifest.replace(/^ {2}resourceVersion: .*\n/m, '');
}

const identities = ['uid', 'resourceVersion', 'creationTimestamp', 'managedFields'];
const times = ['lastTransitionTime', 'lastPhaseTransitionTime'];

function comparable(object, recorded) {
  const copy = scrub(object);
  if (recorded.metadata.name === '<generated>') {
    copy.metadata.name = '<generated>';
    maskJobName(copy.metadata.labels);
    maskJobName(copy.spec?.template?.metadata?.labels);
  }
  if (copy.kind === 'Pod') {
    withoutAdmission(copy.spec, recorded.spec);
  }
  return copy;
}

/** A Job's generated name is a label too. */
function maskJobName(labels = {}) {
  for (const name of ['batch.kubernetes.io/job-name', 'job-name']) {
    if (labels[name] !== undefined) {
      labels[name] = '<generated>';
    }
  }
}

function scrub(value, key = '') {
  if (Array.isArray(value)) {
    return value.map(item => scrub(item, key));
  }
  if (typeof value !== 'object' || value === null) {
    return maskOf(key, value);
  }
  const entries = Object.entries(value)
    .filter(([name, item]) => !isUnjudged(name, item))
    .map(([name, item]) => [name, scrub(item, name)]);
  return Object.fromEntries(entries);
}

function isUnjudged(name, item) {
  return (
    (identities.includes(name) && typeof item !== 'object') ||
    name === 'managedFields' ||
    times.includes(name)
  );
}

function maskOf(key, value) {
  if (/^(clusterIPs?)$/.test(key) && value !== 'None') {
    return '<address>';
  }
  if (/^(nodePort|healthCheckNodePort)$/.test(key)) {
    return '<port>';
  }
  return /controller-uid$/.test(key) ? '<uid>' : value;
}

/** ServiceAccount and Priority were off. */
function withoutAdmission(spec, recorded) {
  for (const name of ['priority', 'preemptionPolicy', 'serviceAccount', 'serviceAccountName']) {
    if (recorded[name] === undefined) {
      delete spec[name];
    }
  }
  dropTokens(spec, 'volumes', 'name');
  for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    dropTokens(container, 'volumeMounts', 'name');
  }
}

function dropTokens(owner, list, key) {
  const kept = owner[list]?.filter(item => !String(item[key]).startsWith('kube-api-access-'));
  if (kept?.length === 0) {
    delete owner[list];
  } else if (kept !== undefined) {
    owner[list] = kept;
  }
}

function firstDifference(ours, theirs, path) {
  if (ours === theirs) {
    return undefined;
  }
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) {
    return `${path}: ours ${JSON.stringify(ours)?.slice(0, 120)}, stored ${JSON.stringify(theirs)?.slice(0, 120)}`;
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const difference = firstDifference(ours[key], theirs[key], `${path}.${key}`);
    if (difference !== undefined) {
      return difference;
    }
  }
  return undefined;
}
