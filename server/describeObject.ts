// What an object of the workspace is, in a few lines of Markdown: for the documentation of a name in completion and
// for hover on a reference.

import type { GraphObject } from '../core/graph/objectGraph.js';
import { type Fields, fieldsOf, listOf, valueAt } from '../core/json.js';
import { podPlaceOf } from '../core/kubernetes/podTemplate.js';

/** Items of a list beyond this many are counted. */
const shownMax = 12;

/** The last part of a file's URI. */
export function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/** `1 pod`, `3 pods`. */
export function podWords(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`;
}

/** `config.yaml`, or `config.yaml · namespace shop`. */
export function whereabouts({ uri, facts }: GraphObject): string {
  const { namespace } = facts;
  return namespace === undefined ? fileName(uri) : `${fileName(uri)} · namespace ${namespace}`;
}

/** The object in a few lines: kind and name, where it stands, and what its kind is about. */
export function describeObject(object: GraphObject): string {
  const { kind, name } = object.facts;
  const title = `**${kind} ${name}** · ${whereabouts(object)}`;
  return [title, ...describeContent(object)].join('\n\n');
}

function describeContent(object: GraphObject): string[] {
  const { facts } = object;
  const value = fieldsOf(facts.value);
  const spec = fieldsOf(value.spec);
  switch (facts.kind) {
    case 'ConfigMap':
    case 'Secret':
      return [...lineOf('Type', textsOf([value.type])), ...lineOf('Keys', facts.keys)];
    case 'Service':
      return lineOf('Ports', itemsOf(spec.ports).map(portWords));
    case 'PersistentVolumeClaim':
      return lineOf('Asks for', [
        ...textsOf([valueAt(spec, ['resources', 'requests', 'storage']), spec.storageClassName]),
        ...textsOf(Array.isArray(spec.accessModes) ? spec.accessModes : []),
      ]);
    case 'StorageClass':
      return lineOf('Provisioner', textsOf([value.provisioner]));
    case 'IngressClass':
      return lineOf('Controller', textsOf([spec.controller]));
    case 'PriorityClass':
      return lineOf('Value', textsOf([value.value]));
    case 'Role':
    case 'ClusterRole':
      return itemsOf(value.rules).slice(0, shownMax).map(ruleWords);
    default:
      return describePods(object);
  }
}

function describePods({ facts }: GraphObject): string[] {
  const specPath = podPlaceOf(facts.apiVersion, facts.kind)?.specPath;
  if (specPath === undefined) {
    return [];
  }
  const containers = itemsOf(valueAt(facts.value, [...specPath, 'containers']));
  const replicas = facts.pods?.replicas;
  return [
    ...(replicas === undefined ? [] : [replicas === 1 ? '1 pod' : `${replicas} pods`]),
    ...containers.slice(0, shownMax).map(({ name, image }) => `${name ?? ''}: \`${image ?? ''}\``),
  ];
}

/** `http: 80/TCP → 8080` */
export function portWords({ name, port, protocol, targetPort }: Fields): string {
  const title = typeof name === 'string' ? `${name}: ` : '';
  const target = targetPort === undefined || targetPort === port ? '' : ` → ${targetPort}`;
  return `${title}${port ?? '?'}/${protocol ?? 'TCP'}${target}`;
}

function ruleWords({ verbs, resources }: Fields): string {
  const list = (value: unknown): string => textsOf(listOf(value)).join(', ');
  return `may ${list(verbs)}: ${list(resources)}`;
}

function lineOf(title: string, words: readonly string[]): string[] {
  const shown = words.slice(0, shownMax).map(word => `\`${word}\``);
  const more = words.length > shownMax ? ` and ${words.length - shownMax} more` : '';
  return words.length === 0 ? [] : [`${title}: ${shown.join(', ')}${more}`];
}

function textsOf(values: readonly unknown[]): string[] {
  return values.flatMap(value =>
    typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
  );
}

function itemsOf(list: unknown): Fields[] {
  return listOf(list).map(fieldsOf);
}
