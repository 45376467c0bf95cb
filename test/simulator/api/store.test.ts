import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { nodeNameOf, Store } from '../../../simulator/api/store.js';

const operation = fc.record({
  verb: fc.constantFrom('put', 'put', 'put', 'remove', 'read'),
  namespace: fc.constantFrom('a', 'b'),
  name: fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4'),
  label: fc.constantFrom('x', 'y'),
  node: fc.constantFrom(undefined, 'n1', 'n2'),
  owner: fc.constantFrom(undefined, 'o1', 'o2'),
});

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function podOf(step: Operation): KubernetesObject {
  const { namespace, name, label, node, owner } = step;
  const reference = { apiVersion: 'v1', kind: 'O', name: 'o', uid: owner ?? '', controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      namespace,
      name,
      uid: `${namespace}/${name}`,
      labels: { label },
      ...(owner === undefined ? {} : { ownerReferences: [reference] }),
    },
    spec: node === undefined ? {} : { nodeName: node },
  };
}

function sorted(pods: readonly KubernetesObject[]): (string | undefined)[] {
  return pods.map(pod => pod.metadata.uid).sort();
}

test('keeps its indexes true to its objects', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), steps => {
      const store = new Store();
      const model = new Map<string, KubernetesObject>();
      for (const step of steps) {
        const pod = podOf(step);
        const key = `${step.namespace}/${step.name}`;
        if (step.verb === 'put') {
          store.put('Pod', pod);
          model.set(key, pod);
        } else if (step.verb === 'remove') {
          store.remove('Pod', pod);
          model.delete(key);
        } else {
          store.list('Pod');
        }
      }
      const all = [...model.keys()].sort().map(key => model.get(key));
      expect(store.list('Pod')).toEqual(all);
      expect(store.size).toBe(model.size);
      expectIndexes(store, [...model.values()]);
    }),
    { numRuns: 300 },
  );
});

function expectIndexes(store: Store, pods: readonly KubernetesObject[]): void {
  for (const node of ['n1', 'n2']) {
    const there = pods.filter(pod => nodeNameOf(pod) === node);
    expect(sorted(store.podsOnNode(node))).toEqual(sorted(there));
  }
  for (const uid of ['o1', 'o2']) {
    const owned = pods.filter(pod => pod.metadata.ownerReferences?.[0]?.uid === uid);
    expect(sorted(store.dependents(uid))).toEqual(sorted(owned));
    expect(sorted(store.dependents(uid, 'Pod'))).toEqual(sorted(owned));
  }
  for (const namespace of ['a', 'b']) {
    const inside = pods.filter(pod => pod.metadata.namespace === namespace);
    expect(sorted(store.list('Pod', namespace))).toEqual(sorted(inside));
    const orphans = inside.filter(pod => pod.metadata.ownerReferences === undefined);
    expect(sorted(store.orphans('Pod', namespace))).toEqual(sorted(orphans));
    const labelled = inside.filter(pod => pod.metadata.labels?.['label'] === 'x');
    expect(sorted(store.podsWithLabels(namespace, { label: 'x' }))).toEqual(sorted(labelled));
  }
}

test('does not change a list that was handed out', () => {
  const store = new Store();
  const step = { verb: 'put', namespace: 'a', label: 'x', node: undefined, owner: 'o1' } as const;
  store.put('Pod', podOf({ ...step, name: 'p1' }));
  const [listed, owned] = [store.list('Pod'), store.dependents('o1')];
  store.put('Pod', podOf({ ...step, name: 'p2' }));
  expect([listed.length, owned.length]).toEqual([1, 1]);
});

test('answers with the same list while nothing changes', () => {
  const store = new Store();
  store.put(
    'Pod',
    podOf({ verb: 'put', namespace: 'a', name: 'p1', label: 'x', node: 'n1', owner: 'o1' }),
  );
  expect(store.list('Pod', 'a')).toBe(store.list('Pod', 'a'));
  expect(store.podsOnNode('n1')).toBe(store.podsOnNode('n1'));
});
