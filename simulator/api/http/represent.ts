// Objects, lists and tables as text. An object is written once however many lists and watchers it goes to.

import { stringify } from 'yaml';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { withHeartbeat } from '../../kubelet/heartbeat.js';
import { tableFor } from '../tables/table.js';
import { toRequestVersion } from './conversion.js';
import type { HttpRequest, Reply } from './message.js';
import type { Representation } from './negotiate.js';
import type { ServedResource } from './servedResources.js';

/** What the metadata of a list says. */
export interface ListMeta {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

/** Texts of objects by identity: stored objects never change. */
const texts = new WeakMap<KubernetesObject, string>();

/** The JSON of an object, remembered for as long as the object lives. */
function jsonOf(object: KubernetesObject): string {
  const known = texts.get(object);
  if (known !== undefined) {
    return known;
  }
  const text = JSON.stringify(object);
  texts.set(object, text);
  return text;
}

/** Objects in the form a request asked for. */
export class Representer {
  readonly #served: ServedResource;
  readonly #form: Representation;
  readonly #includeObject: string;
  readonly #nowMs: number;

  constructor(served: ServedResource, form: Representation, request: HttpRequest, nowMs: number) {
    this.#served = served;
    this.#form = form;
    this.#includeObject = request.query.get('includeObject') ?? 'Metadata';
    this.#nowMs = nowMs;
  }

  /** The answer with one object. */
  reply(status: number, object: KubernetesObject): Reply {
    return textOf(status, this.object(object), this.#form.format);
  }

  /** The answer with a list. */
  list(objects: readonly KubernetesObject[], metadata: ListMeta): Reply {
    return textOf(200, this.#list(objects, metadata), this.#form.format);
  }

  /** One object as JSON text: itself, a table of one row, or its metadata. */
  object(object: KubernetesObject, withColumns = true): string {
    const converted = toRequestVersion(this.#served, withHeartbeat(object, this.#nowMs));
    switch (this.#form.as) {
      case 'Table': {
        const { resourceVersion = '' } = object.metadata;
        return this.#table([object], { resourceVersion }, withColumns);
      }
      case 'PartialObjectMetadata':
      case 'PartialObjectMetadataList':
        return JSON.stringify(this.#partial(converted));
      default:
        return jsonOf(converted);
    }
  }

  #list(objects: readonly KubernetesObject[], metadata: ListMeta): string {
    if (this.#form.as === 'Table') {
      return this.#table(objects, metadata, true);
    }
    const isPartial = this.#form.as.startsWith('PartialObjectMetadata');
    const { apiVersion, resource } = this.#served;
    const head = isPartial
      ? `"kind":"PartialObjectMetadataList","apiVersion":"meta.k8s.io/${this.#form.version}"`
      : `"kind":"${resource.kind}List","apiVersion":"${apiVersion}"`;
    const items = objects.map(object => this.object(object)).join(',');
    return `{${head},"metadata":${JSON.stringify(metadata)},"items":[${items}]}`;
  }

  #table(objects: readonly KubernetesObject[], metadata: ListMeta, withColumns: boolean): string {
    const customColumns = this.#served.custom?.columns;
    const { resource } = this.#served;
    const source = customColumns === undefined ? { resource } : { resource, customColumns };
    const table = tableFor(source, objects, this.#nowMs);
    return JSON.stringify({
      kind: 'Table',
      apiVersion: `meta.k8s.io/${this.#form.version}`,
      metadata,
      columnDefinitions: withColumns ? table.columns : [],
      rows: table.rows.map(({ object, cells }) => this.#row(object, cells)),
    });
  }

  #row(object: KubernetesObject, cells: readonly unknown[]): object {
    switch (this.#includeObject) {
      case 'None':
        return { cells };
      case 'Object':
        return { cells, object: toRequestVersion(this.#served, object) };
      default:
        return { cells, object: this.#partial(object) };
    }
  }

  #partial({ metadata }: KubernetesObject): object {
    const apiVersion = `meta.k8s.io/${this.#form.version}`;
    return { kind: 'PartialObjectMetadata', apiVersion, metadata };
  }
}

function textOf(status: number, json: string, format: 'json' | 'yaml'): Reply {
  const isYaml = format === 'yaml';
  const type = isYaml ? 'application/yaml' : 'application/json';
  const body = isYaml ? stringify(JSON.parse(json), { aliasDuplicateObjects: false }) : json;
  return { kind: 'reply', status, headers: [['Content-Type', type]], body };
}

/** `299 - "unknown field \"spec.foo\""`. */
export function warningHeader(text: string): readonly [string, string] {
  const clean = text.replaceAll(/\p{Cc}/gu, ' ');
  return ['Warning', `299 - "${clean.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`];
}
