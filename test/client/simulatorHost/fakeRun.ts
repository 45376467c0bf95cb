// A running simulation whose wall clock is turned by hand. For the tests of the host.

import { RunningSimulation } from '../../../client/simulatorHost/runningSimulation.js';
import { untranslated } from '../../../client/simulatorHost/translate.js';
import { createCatalogue } from '../../../core/kubernetes/catalogue.js';
import { testStructure } from '../../support/catalogue.js';

/** A simulation of one text, and `pass` to let wall time go by. */
export function fakeRun(text: string) {
  const clock = fakeClock();
  const catalogue = createCatalogue(testStructure(), '1.36');
  const run = new RunningSimulation({
    title: 'shop.yaml',
    cluster: undefined,
    seed: 1,
    clock,
    t: untranslated,
    catalogue,
    onProgress: () => undefined,
  });
  const edit = (changed: string) =>
    run.apply([{ uri: 'file:///shop.yaml', label: 'shop.yaml', text: changed }]);
  const report = edit(text);
  return { run, report, edit, pass: clock.pass };
}

/** A wall clock with one timer, moved by hand. */
export function fakeClock() {
  let nowMs = 0.25;
  let planned: { readonly dueMs: number; readonly call: () => void } | undefined;
  return {
    nowMs: () => nowMs,
    after: (delayMs: number, call: () => void) => {
      const timer = { dueMs: nowMs + delayMs, call };
      planned = timer;
      return () => {
        planned = planned === timer ? undefined : planned;
      };
    },
    /** Wall time goes by without timers being called. */
    sleep: (durationMs: number) => {
      nowMs += durationMs;
    },
    pass: (durationMs: number) => {
      const endMs = nowMs + durationMs;
      while (planned !== undefined && planned.dueMs <= endMs) {
        const { dueMs, call } = planned;
        nowMs = Math.max(nowMs, dueMs) + 0.3;
        planned = undefined;
        call();
      }
      nowMs = endMs;
    },
  };
}

/** A Deployment and its Service. */
export function webManifest(image = 'nginx:1.27', replicas = 3): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: ${image}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports:
    - port: 80
`;
}
