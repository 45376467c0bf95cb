// metadata: names, namespace, labels, annotations, owners, finalizers. The same for all kinds, but for the name's form.
import type { ObjectMeta, OwnerReference } from '../kubernetes/object.js';
import { checkAnnotations, checkLabels, qualifiedName } from './labels.js';
import { dns1123Label, type NameCheck } from './names.js';
import type { Place } from './place.js';

const standardFinalizers: ReadonlySet<string> = new Set([
  'kubernetes',
  'orphan',
  'foregroundDeletion',
]);

/** What a kind asks of its metadata. */
export interface MetaRules {
  readonly name: NameCheck;
  readonly namespaced: boolean;
  /** Finalizers may be any qualified name, also without a domain. */
  readonly anyFinalizers?: boolean;
}

/** Checks metadata at creation; the name has been generated already where it is to be. */
export function checkObjectMeta(meta: ObjectMeta, rules: MetaRules, at: Place): void {
  const { name = '', generateName = '', namespace = '' } = meta;
  if (generateName !== '') {
    at.field('generateName').invalidEach(generateName, rules.name(generateName, true));
  }
  if (name === '') {
    at.field('name').required('name or generateName is required');
  } else {
    at.field('name').invalidEach(name, rules.name(name, false));
  }
  if (rules.namespaced && namespace !== '') {
    at.field('namespace').invalidEach(namespace, dns1123Label(namespace));
  }
  if ((meta.generation ?? 0) < 0) {
    at.field('generation').invalid(meta.generation, 'must be greater than or equal to 0');
  }
  if (meta.labels !== undefined) {
    checkLabels(meta.labels, at.field('labels'));
  }
  if (meta.annotations !== undefined) {
    checkAnnotations(meta.annotations, at.field('annotations'));
  }
  if (meta.ownerReferences !== undefined) {
    checkOwnerReferences(meta.ownerReferences, at.field('ownerReferences'));
  }
  if (meta.finalizers !== undefined) {
    checkFinalizers(meta.finalizers, at.field('finalizers'), rules.anyFinalizers === true);
  }
}

/** Checks what an update may not change in metadata. */
export function checkObjectMetaUpdate(next: ObjectMeta, previous: ObjectMeta, at: Place): void {
  const immutable = ['name', 'namespace', 'uid', 'creationTimestamp'] as const;
  for (const field of immutable) {
    if ((next[field] ?? '') !== (previous[field] ?? '')) {
      at.field(field).invalid(next[field] ?? '', 'field is immutable');
    }
  }
  if ((next.generation ?? 0) < (previous.generation ?? 0)) {
    at.field('generation').invalid(next.generation ?? 0, 'must not be decremented');
  }
  if (next.deletionTimestamp !== undefined || previous.deletionTimestamp !== undefined) {
    checkDeletedMeta(next, previous, at);
  }
  checkLabels(next.labels, at.field('labels'));
  checkAnnotations(next.annotations, at.field('annotations'));
  checkOwnerReferences(next.ownerReferences ?? [], at.field('ownerReferences'));
}

function checkDeletedMeta(next: ObjectMeta, previous: ObjectMeta, at: Place): void {
  if (next.deletionTimestamp !== previous.deletionTimestamp) {
    at.field('deletionTimestamp').invalid(next.deletionTimestamp ?? '', 'field is immutable');
  }
  const known = new Set(previous.finalizers ?? []);
  const added = (next.finalizers ?? []).filter(finalizer => !known.has(finalizer));
  if (previous.deletionTimestamp !== undefined && added.length > 0) {
    const list = added.map(each => `"${each}"`).join(', ');
    at.field('finalizers').forbidden(
      `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`,
    );
  }
}

function checkFinalizers(finalizers: readonly string[], at: Place, anyName: boolean): void {
  for (const [index, finalizer] of finalizers.entries()) {
    const errors = qualifiedName(finalizer);
    if (errors.length > 0) {
      at.silent(index).invalidEach(finalizer, errors);
    }
    if (!anyName && !finalizer.includes('/') && !standardFinalizers.has(finalizer)) {
      const detail = 'name is neither a standard finalizer name nor is it fully qualified';
      at.item(index).invalid(finalizer, detail);
    }
  }
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    at.invalid(finalizers, 'finalizer orphan and foregroundDeletion cannot be both set');
  }
}

function checkOwnerReferences(owners: readonly OwnerReference[], at: Place): void {
  let controller: OwnerReference | undefined;
  for (const [index, owner] of owners.entries()) {
    checkOwnerReference(owner, at.silent(index));
    if (owner.controller === true) {
      if (controller !== undefined) {
        at.invalid(owners.map(inGoOrder), onlyOneController(controller, owner));
      } else {
        controller = owner;
      }
    }
  }
}

function checkOwnerReference(owner: OwnerReference, at: Place): void {
  if ((owner.apiVersion ?? '') === '') {
    at.field('apiVersion').invalid('', 'version must not be empty');
  }
  for (const field of ['kind', 'name', 'uid'] as const) {
    if ((owner[field] ?? '') === '') {
      at.field(field).invalid('', 'must not be empty');
    }
  }
  if (owner.apiVersion === 'v1' && owner.kind === 'Event') {
    at.invalid(owner, '/v1, Kind=Event is disallowed from being an owner');
  }
}

/** As the server prints a reference: its fields in the order of the type. */
function inGoOrder(owner: OwnerReference): object {
  const names = ['apiVersion', 'kind', 'name', 'uid', 'controller', 'blockOwnerDeletion'] as const;
  return Object.fromEntries(names.map(name => [name, owner[name]]));
}

function onlyOneController(first: OwnerReference, second: OwnerReference): string {
  return (
    'Only one reference can have Controller set to true. Found "true" in references for ' +
    `${first.kind}/${first.name} and ${second.kind}/${second.name}`
  );
}
