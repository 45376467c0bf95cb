// A command's context without an editor: choices are made in advance, what is said is remembered.

import type { Command, CommandContext } from '../../../client/commands/types.js';
import type { PickedFile } from '../../../client/forms.js';
import type { Source } from '../../../client/simulatorHost/sources.js';
import { untranslated } from '../../../client/simulatorHost/translate.js';
import type { ObjectId } from '../../../core/protocol.js';
import { fakeRun, webManifest } from '../simulatorHost/fakeRun.js';

export interface Answers {
  /** Label of the choice taken; undefined turns away. */
  readonly choice?: string;
  readonly number?: number;
  readonly activeFile?: string;
  readonly refusal?: string;
  /** Given to the questions for text, in their order. */
  readonly texts?: readonly string[];
  readonly files?: readonly PickedFile[];
  readonly activeText?: { readonly text: string; readonly line: number };
}

/** A context around a running shop, with everything commands did to it. */
export function fakeContext(answers: Answers = {}) {
  const shop = fakeRun(webManifest());
  shop.run.play();
  shop.pass(3000);
  const said = { warnings: [] as string[], calls: [] as string[], started: [] as Source[] };
  const written: string[] = [];
  const texts = [...(answers.texts ?? [])];
  const write = async (yaml: string) => {
    written.push(yaml);
  };
  const text = { uri: 'file:///web.yaml', label: 'web.yaml', text: webManifest('nginx:1.28') };
  const context: CommandContext = {
    t: untranslated,
    running: shop.run,
    start: async sources => {
      said.started.push(...sources);
    },
    stop: () => said.calls.push('stop'),
    apply: async sources => {
      said.calls.push(`apply ${sources.map(source => source.label)}`);
    },
    activeFile: () => (answers.activeFile === undefined ? undefined : { uri: answers.activeFile }),
    read: async targets => ({
      sources: targets.map(target => ({ ...text, uri: target.uri })),
      refusal: answers.refusal,
    }),
    showPanel: () => said.calls.push('showPanel'),
    openKubectlTerminal: async () => {
      said.calls.push('openKubectlTerminal');
    },
    reveal: async place => {
      said.calls.push(`reveal ${place.uri}:${place.start.line + 1}`);
    },
    choose: async choices => choices.find(choice => choice.label === answers.choice)?.value,
    askNumber: async () => answers.number,
    warn: message => said.warnings.push(message),
    forms: {
      askText: async () => texts.shift(),
      pickFiles: async () => answers.files,
      activeText: () => answers.activeText,
      addObject: write,
      showText: write,
    },
    runCommand: async (id, argument) => {
      said.calls.push(`${id} ${argument ?? ''}`.trim());
    },
  };
  return { ...shop, context, said: { ...said, written } };
}

/** Runs a command on an object (or on what the answers choose) and lets time pass. */
export async function runOn(command: Command, id: ObjectId | undefined, answers: Answers = {}) {
  const shop = fakeContext(answers);
  await command.run(shop.context, id);
  shop.pass(8000);
  const { timeline } = shop.run.simulation;
  const last = shop.run.panelState().actions.at(-1);
  return { ...shop, timeline, action: last?.text.map(piece => piece.text).join('') };
}

/** The id of the first pod of the shop. */
export const firstPod = (): ObjectId => {
  const shop = fakeContext();
  return shop.run.index().pods[0]?.id ?? '';
};
