import { expect, test } from 'vitest';
import { cluster, create, podYaml } from '../../support/simulation.js';

function recorderOf() {
  const simulation = cluster();
  const pod = create(simulation, podYaml('web'));
  const record = (message: string, more: object = {}) =>
    simulation.act('report', api =>
      api.event(pod, { type: 'Normal', reason: 'Pulled', message, ...more }),
    );
  const about = () =>
    simulation
      .list('Event', 'default')
      .filter(event => (event['involvedObject'] as { uid: string }).uid === pod.metadata.uid);
  return { simulation, record, about };
}

test('counts the same happening', () => {
  const { record, about } = recorderOf();
  record('one');
  record('one');
  record('two');
  expect(about().map(event => [event['message'], event['count']])).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
});

test('combines similar happenings from the tenth on', () => {
  const { record, about } = recorderOf();
  for (let number = 1; number <= 12; number++) {
    record(`message ${number}`);
  }
  const last = about()[about().length - 1];
  expect(about()).toHaveLength(10);
  expect(last).toMatchObject({
    message: '(combined from similar events): message 12',
    count: 3,
  });
});

test('drops a flood beyond 25 of one source about one object', () => {
  const { record, about } = recorderOf();
  for (let number = 1; number <= 40; number++) {
    record('again and again');
  }
  expect(about().map(event => event['count'])).toEqual([25]);
});

test('lets events with an action grow a series', () => {
  const { record, about } = recorderOf();
  record('bound', { action: 'Binding' });
  record('bound', { action: 'Binding' });
  expect(about()[0]).toMatchObject({ series: { count: 2 }, action: 'Binding', source: {} });
});

test('does not count as a change of the cluster', () => {
  const { simulation, record } = recorderOf();
  const before = [simulation.timeline.length, simulation.server.lastChangeMs];
  record('one');
  expect([simulation.timeline.length - 1, simulation.server.lastChangeMs]).toEqual(before);
});
