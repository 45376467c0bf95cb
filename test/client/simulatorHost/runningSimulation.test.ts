// A run as the editor lives it: apply, watch, delete, edit, look back.
import { expect, test } from 'vitest';
import { parseObjectId } from '../../../client/simulatorHost/objectId.js';
import { fakeRun, webManifest } from './fakeRun.js';

test('the pods of an applied file become ready as time passes', () => {
  const { run, report, pass } = fakeRun(webManifest());
  expect(report.refusals).toEqual([]);
  run.play();
  pass(3000);
  const state = run.panelState();
  expect(state.workloads[0]?.status).toBe('3/3 ready');
  expect(state.services[0]?.verdict).toBe('3 endpoints ready');
  expect(state.nodes.flatMap(node => node.pods).map(pod => pod.state)).toEqual(
    Array(3).fill('ready'),
  );
});

test('a deleted pod is replaced', () => {
  const { run, pass } = fakeRun(webManifest());
  run.play();
  pass(3000);
  const [first] = run.index().pods;
  const target = parseObjectId(first?.id);
  if (target === undefined) {
    throw new Error('no pod');
  }
  expect(run.act('delete it', false, { type: 'deletePod', target })).toEqual({ done: true });
  pass(8000);
  const pods = run.index().pods;
  expect(pods.map(pod => pod.state)).toEqual(['ready', 'ready', 'ready']);
  expect(pods.map(pod => pod.id)).not.toContain(first?.id);
  expect(run.panelState().actions.at(-1)?.text[0]?.text).toBe('delete it');
});

test('a changed image rolls out, and the past can be looked at again', () => {
  const { run, edit, pass } = fakeRun(webManifest());
  run.play();
  pass(3000);
  expect(edit(webManifest('nginx:1.28')).summary).toBe('image nginx:1.27 → 1.28');
  pass(20_000);
  const state = run.panelState();
  expect(state.workloads[0]?.bars.map(bar => bar.note)).toEqual(['rev 2']);
  expect(new Set(state.nodes.flatMap(node => node.pods).map(pod => pod.hue))).toEqual(new Set([1]));
  run.scrubTo(2500);
  const past = run.panelState();
  expect(past.clock.live).toBe(false);
  expect(new Set(past.nodes.flatMap(node => node.pods).map(pod => pod.hue))).toEqual(new Set([0]));
});

test('an edit that the API refuses is told at its line and leaves the cluster alone', () => {
  const { run, edit, pass } = fakeRun(webManifest());
  run.play();
  pass(3000);
  const report = edit(
    webManifest().replace('matchLabels: { app: web }', 'matchLabels: { app: other }'),
  );
  expect(report.refusals[0]?.title).toBe('Deployment web');
  expect(report.refusals[0]?.causes.map(cause => cause.range.start.line)).not.toEqual([]);
  expect(run.panelState().refusals).toHaveLength(1);
  expect(run.panelState().workloads[0]?.status).toBe('3/3 ready');
});

test('what leaves the file leaves the cluster', () => {
  const { run, edit, pass } = fakeRun(webManifest());
  run.play();
  pass(3000);
  edit(webManifest().split('---')[0] ?? '');
  expect(run.panelState().services).toEqual([]);
});

test('half-typed text deletes nothing', () => {
  const { run, edit } = fakeRun(webManifest());
  edit(`${webManifest().split('---')[0]}---\napiVersion: [`);
  expect(run.panelState().services).toHaveLength(1);
});

test('the manifest of a pod is its owner’s', () => {
  const { run, pass } = fakeRun(webManifest());
  run.play();
  pass(3000);
  const place = run.findManifest(run.index().pods[0]?.id ?? '');
  expect(place?.start.line).toBe(3);
  expect(run.findObjectAt('file:///shop.yaml', 17)).toBe('Service:default/web');
});

test('why a pod is there leads back to the user’s file', () => {
  const { run, pass } = fakeRun(webManifest());
  run.play();
  pass(3000);
  run.select(run.index().pods[0]?.id);
  const pane = run.pane({ tab: 'why' });
  const why = pane.tab === 'why' ? pane.why : undefined;
  expect(why?.title).toMatch(/^Pod web-\S+ is Running$/);
  expect(why?.causes[0]?.text.some(piece => piece.link !== undefined)).toBe(true);
  expect(why?.related?.columns.slice(0, 3)).toEqual(['NAME', 'READY', 'STATUS']);
});
