/**
 * Code action: sort fields as Kubernetes people do
 *
 * apiVersion, kind, metadata, spec; names first, images after them; what has no place of its own stays where it is.
 * Comments move with the field below them.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import type { MappingEntry, MappingNode, YamlNode } from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import { type ActionSource, actionOf, placeOf, textEdits } from './action.js';

export const sortFields: ActionSource = context => {
  const place = placeOf(context, context.range);
  if (place === undefined) {
    return [];
  }
  const { node } = place.object;
  const { text } = place.document;
  const sorted = sortedText(text, node, 'object');
  if (sorted === text.slice(node.start, node.end)) {
    return [];
  }
  const edit = { start: node.start, end: node.end, text: sorted };
  const kind = CodeActionKind.RefactorRewrite;
  return [
    actionOf(context.workspace, { title: 'Sort fields in Kubernetes order', kind }, [
      textEdits(place, [edit]),
    ]),
  ];
};

const orders: Readonly<Record<string, readonly string[]>> = {
  object: ['apiVersion', 'kind', 'metadata', 'type', 'spec', 'immutable', 'data'],
  metadata: ['name', 'generateName', 'namespace', 'labels', 'annotations'],
  spec: ['replicas', 'selector', 'serviceName', 'strategy', 'updateStrategy', 'template'],
  template: ['metadata', 'spec'],
  containers: [
    ...['name', 'image', 'imagePullPolicy', 'command', 'args', 'workingDir', 'ports', 'envFrom'],
    ...['env', 'resources', 'volumeMounts', 'volumeDevices', 'startupProbe', 'readinessProbe'],
    ...['livenessProbe', 'lifecycle', 'securityContext'],
  ],
  env: ['name', 'value', 'valueFrom'],
  ports: ['name', 'port', 'containerPort', 'targetPort', 'protocol'],
  volumes: ['name'],
  volumeMounts: ['name', 'mountPath', 'subPath', 'readOnly'],
};
const last = ['status'];

/** Maps of names people choose: their order is theirs. */
const freeMaps = ['data', 'stringData', 'binaryData', 'labels', 'annotations', 'matchLabels'];

function rankOf(field: string, key: string): number {
  const parent = field === 'initContainers' ? 'containers' : field;
  const index = orders[parent]?.indexOf(key) ?? -1;
  if (last.includes(key)) {
    return Number.MAX_SAFE_INTEGER;
  }
  return index < 0 ? (orders[parent]?.length ?? 0) : index;
}

function sortedText(text: string, node: YamlNode, field: string): string {
  const isFlow = (node.kind === 'mapping' || node.kind === 'sequence') && node.flow;
  if (isFlow || freeMaps.includes(field)) {
    return text.slice(node.start, node.end);
  }
  if (node.kind === 'sequence') {
    let at = node.start;
    let written = '';
    for (const { value } of node.items) {
      if (value !== undefined) {
        written += text.slice(at, value.start) + sortedText(text, value, field);
        at = value.end;
      }
    }
    return written + text.slice(at, node.end);
  }
  return node.kind === 'mapping'
    ? sortedMapping(text, node, field)
    : text.slice(node.start, node.end);
}

interface Chunk {
  readonly rank: number;
  /** Comment lines above, with their indentation. */
  readonly above: string;
  /** From the key to the end of its last line, trailing comment included. */
  readonly body: string;
}

function sortedMapping(text: string, node: MappingNode, field: string): string {
  const column = node.start - text.lastIndexOf('\n', node.start - 1) - 1;
  const indent = ' '.repeat(column);
  let at = node.start;
  const chunks: Chunk[] = [];
  for (const [index, entry] of node.entries.entries()) {
    const isLast = index === node.entries.length - 1;
    const end = isLast ? node.end : lineEnd(text, entryEnd(entry));
    const above = text
      .slice(at, entry.key.start)
      .replace(/^\r?\n/, '')
      .replace(/[ \t]+$/, '');
    chunks.push({
      rank: rankOf(field, jsonKey(entry.key)),
      above,
      body: bodyOf(text, entry) + text.slice(entryEnd(entry), end),
    });
    at = end;
  }
  const ordered = [...chunks].sort((one, other) => one.rank - other.rank);
  if (ordered.every((chunk, index) => chunk === chunks[index])) {
    return join(chunks, indent);
  }
  return join(ordered, indent);
}

function join(chunks: readonly Chunk[], indent: string): string {
  return chunks
    .map(({ above, body }, index) =>
      index === 0
        ? `${above.trimStart()}${above.trim() === '' ? '' : indent}${body}`
        : `\n${above}${indent}${body}`,
    )
    .join('');
}

function bodyOf(text: string, { key, value, colon }: MappingEntry): string {
  if (value === undefined) {
    return text.slice(key.start, colon === undefined ? key.end : colon + 1);
  }
  return text.slice(key.start, value.start) + sortedText(text, value, jsonKey(key));
}

function entryEnd({ key, value, colon }: MappingEntry): number {
  return value?.end ?? (colon === undefined ? key.end : colon + 1);
}

function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
}
