// The smallest object of each kind that a reference may ask for, and where it is written.

import type { CodeAction } from 'vscode-languageserver-types';
import { kindOf } from '../../core/kubernetes/groupKind.js';
import { writeEntries } from '../../core/manifest/writeYaml.js';
import type { MissingObject } from '../judgement.js';
import { indentsLists } from '../listStyle.js';
import { type ActionContext, type ActionTitle, actionOf, type FileEdit } from './action.js';

/** An object as YAML, in the list style of a file; it ends with a line end. */
function writeObject(value: Readonly<Record<string, unknown>>, indents: boolean): string {
  return `${writeEntries(value, { column: 0, indentsLists: indents })}\n`;
}

/** The edit that puts an object behind all others of a file. */
export function appendObject(
  { workspace, uri }: Pick<ActionContext, 'workspace' | 'uri'>,
  value: Readonly<Record<string, unknown>>,
): FileEdit {
  const documents = workspace.documentsOf(uri);
  const last = documents.at(-1);
  const text = writeObject(value, last === undefined || indentsLists(last.document));
  if (last === undefined) {
    const start = { line: 0, character: 0 };
    return { uri, edits: [{ range: { start, end: start }, newText: text }] };
  }
  const { line, character } = last.document.positionAt(last.document.text.length);
  const end = { line: line + last.line, character };
  const gap = last.document.text.endsWith('\n') || last.document.text === '' ? '' : '\n';
  return { uri, edits: [{ range: { start: end, end }, newText: `${gap}---\n${text}` }] };
}

/** The action that writes an object into a new file beside the current one. */
export function inNewFile(
  { uri, workspace }: ActionContext,
  title: ActionTitle,
  value: { readonly kind?: unknown; readonly metadata?: { readonly name?: unknown } },
): CodeAction {
  const name = `${String(value.metadata?.name)}-${String(value.kind).toLowerCase()}.yaml`;
  const target = `${uri.slice(0, uri.lastIndexOf('/') + 1)}${encodeURIComponent(name)}`;
  const start = { line: 0, character: 0 };
  const text = writeObject(value, true);
  const action = actionOf(workspace, title, []);
  return {
    ...action,
    edit: {
      documentChanges: [
        { kind: 'create', uri: target, options: { ignoreIfExists: true } },
        {
          textDocument: { uri: target, version: null },
          edits: [{ range: { start, end: start }, newText: text }],
        },
      ],
    },
  };
}

type Body = (missing: MissingObject) => Readonly<Record<string, unknown>>;

const bodies: Readonly<Record<string, readonly [apiVersion: string, body: Body]>> = {
  ConfigMap: ['v1', ({ keys = [] }) => ({ data: keysOf(keys) })],
  Secret: ['v1', ({ keys = [] }) => ({ type: 'Opaque', stringData: keysOf(keys) })],
  ServiceAccount: ['v1', () => ({})],
  Namespace: ['v1', () => ({})],
  PersistentVolumeClaim: [
    'v1',
    () => ({
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }),
  ],
  Service: [
    'v1',
    ({ name }) => ({ spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 80 }] } }),
  ],
  'scheduling.k8s.io/PriorityClass': ['scheduling.k8s.io/v1', () => ({ value: 1000 })],
  'node.k8s.io/RuntimeClass': ['node.k8s.io/v1', ({ name }) => ({ handler: name })],
  'storage.k8s.io/StorageClass': [
    'storage.k8s.io/v1',
    () => ({ provisioner: 'example.com/provisioner' }),
  ],
  'networking.k8s.io/IngressClass': [
    'networking.k8s.io/v1',
    () => ({ spec: { controller: 'example.com/ingress-controller' } }),
  ],
  'rbac.authorization.k8s.io/Role': [
    'rbac.authorization.k8s.io/v1',
    () => ({ rules: [podReader] }),
  ],
  'rbac.authorization.k8s.io/ClusterRole': [
    'rbac.authorization.k8s.io/v1',
    () => ({ rules: [podReader] }),
  ],
};

const podReader = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] };

/** The object that is missing, as JSON; undefined for kinds whose content nobody can guess. */
export function objectFor(missing: MissingObject): Readonly<Record<string, unknown>> | undefined {
  const { groupKind, name, namespace } = missing;
  const [apiVersion, body] = bodies[groupKind] ?? [];
  if (apiVersion === undefined || body === undefined) {
    return undefined;
  }
  const metadata = { name, ...(namespace === undefined || namespace === '' ? {} : { namespace }) };
  const kind = kindOf(groupKind);
  return { apiVersion, kind, metadata, ...body(missing) };
}

function keysOf(keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map(key => [key, '']));
}
