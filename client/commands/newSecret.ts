// Command: makes a Secret from literals, files, an env file, a registry's account or a certificate.

import { writeEntries } from '../../core/manifest/writeYaml.js';
import {
  newSecret as makeSecret,
  type SecretSource,
  secretNameProblem,
} from '../../core/secrets/newSecret.js';
import type { PickedFile } from '../forms.js';
import type { Command, CommandContext } from './types.js';

type Ask = (context: CommandContext) => Promise<SecretSource | undefined>;

export const newSecret: Command = {
  id: 'drydock.newSecret',
  async run(context) {
    const { t, forms } = context;
    const ask = await context.choose<Ask>(
      [
        {
          label: t('Keys and values'),
          description: t('typed one after the other'),
          value: literals,
        },
        { label: t('Files'), description: t('each file is a key'), value: files },
        { label: t('Env file'), description: t('KEY=value, line by line'), value: envFile },
        { label: t('Registry account'), description: t('to pull images'), value: registry },
        { label: t('Certificate'), description: t('TLS, in PEM'), value: certificate },
      ],
      t('What is the Secret made from?'),
    );
    const name =
      ask &&
      (await forms.askText({ title: t('Name of the Secret'), problemWith: secretNameProblem }));
    const source = name === undefined ? undefined : await ask?.(context);
    if (name === undefined || source === undefined) {
      return;
    }
    const { value, problems } = makeSecret(name, source);
    if (problems.length > 0) {
      context.warn(problems.join('; '));
      return;
    }
    await forms.addObject(`${writeEntries(value, { column: 0, indentsLists: true })}\n`);
  },
};

/** Until an empty key. */
async function literals({ t, forms }: CommandContext): Promise<SecretSource | undefined> {
  const entries: [string, string][] = [];
  for (;;) {
    const key = await forms.askText({ title: t('Key (empty: that is all)') });
    if (key === undefined) {
      return undefined;
    }
    if (key === '') {
      return { from: 'literals', entries };
    }
    const value = await forms.askText({ title: t('Value of {0}', key), isSecret: true });
    if (value === undefined) {
      return undefined;
    }
    entries.push([key, value]);
  }
}

async function files({ t, forms }: CommandContext): Promise<SecretSource | undefined> {
  const picked = await forms.pickFiles(t('Files of the Secret'));
  return picked && { from: 'files', files: picked };
}

async function envFile({ t, forms }: CommandContext): Promise<SecretSource | undefined> {
  const picked = await forms.pickFiles(t('Env file'));
  return picked && { from: 'envFile', text: picked.map(textOf).join('\n') };
}

async function registry({ t, forms }: CommandContext): Promise<SecretSource | undefined> {
  const server = await forms.askText({
    title: t('Address of the registry'),
    value: 'https://index.docker.io/v1/',
  });
  const username =
    server === undefined ? undefined : await forms.askText({ title: t('User name') });
  const password =
    username === undefined
      ? undefined
      : await forms.askText({ title: t('Password or token'), isSecret: true });
  return server === undefined || username === undefined || password === undefined
    ? undefined
    : { from: 'registry', server, username, password };
}

async function certificate({ t, forms }: CommandContext): Promise<SecretSource | undefined> {
  const [public_] = (await forms.pickFiles(t('Certificate (PEM)'))) ?? [];
  const [private_] = public_ === undefined ? [] : ((await forms.pickFiles(t('Key (PEM)'))) ?? []);
  return public_ === undefined || private_ === undefined
    ? undefined
    : { from: 'tls', certificate: textOf(public_), key: textOf(private_) };
}

function textOf({ bytes }: PickedFile): string {
  return new TextDecoder().decode(bytes);
}
