// The page of the panel: an empty body and a policy that lets in our own script, styles and font, and nothing else.

/** Addresses of the panel's files, as the webview may load them. */
export interface PanelFiles {
  readonly script: string;
  readonly style: string;
  readonly icons: string;
}

/** The page. `cspSource` is VS Code's name for the extension's own files; `nonce` is new for every page. */
export function panelHtml(files: PanelFiles, cspSource: string, nonce: string): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${files.icons}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${files.style}">
<title>Drydock</title>
</head>
<body>
<script nonce="${nonce}" src="${files.script}"></script>
</body>
</html>`;
}
