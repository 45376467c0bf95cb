// Starts the language server beside the extension and tells who asks which files hold Kubernetes objects.

import path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import {
  type KubernetesDocumentsNotice,
  kubernetesDocumentsMethod,
  workspaceTrustedMethod,
} from '../core/protocol.js';

/** Files the server is asked about; what they are it decides by their content. */
const documentSelector = ['yaml', 'json', 'jsonc', 'dockercompose'].flatMap(language =>
  ['file', 'untitled', 'vscode-vfs', 'vscode-remote'].map(scheme => ({ scheme, language })),
);

/** The running client and what its server says about open files. */
export interface Language {
  readonly client: LanguageClient;
  /** Kubernetes objects in an open file; 0 where none or not known yet. */
  countOf(uri: vscode.Uri): number;
  readonly onDidChangeCounts: vscode.Event<void>;
}

/** Starts the server; it is stopped with the extension. */
export function startLanguage(context: vscode.ExtensionContext): Language {
  const module = path.join(context.extensionPath, 'dist', 'server.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
  };
  const client = new LanguageClient('drydock', 'Drydock', server, {
    documentSelector,
    synchronize: { configurationSection: 'drydock' },
    initializationOptions: {
      locale: vscode.env.language,
      trusted: vscode.workspace.isTrusted,
      storagePath: context.globalStorageUri.fsPath,
      rulePages: `${vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules').toString()}/`,
    },
  });
  const counts = new Map<string, number>();
  const changed = new vscode.EventEmitter<void>();
  client.onNotification(kubernetesDocumentsMethod, (notice: KubernetesDocumentsNotice) => {
    counts.set(vscode.Uri.parse(notice.uri).toString(), notice.count);
    changed.fire();
  });
  context.subscriptions.push(
    changed,
    vscode.workspace.onDidGrantWorkspaceTrust(
      () => void client.sendNotification(workspaceTrustedMethod),
    ),
    vscode.workspace.onDidCloseTextDocument(document => counts.delete(document.uri.toString())),
    { dispose: () => void client.stop() },
  );
  void client.start();
  return {
    client,
    countOf: uri => counts.get(uri.toString()) ?? 0,
    onDidChangeCounts: changed.event,
  };
}
