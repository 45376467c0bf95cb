// Paths in kustomizations: URIs or plain paths, resolved by text alone.

/** The folder of a file, without a slash at its end; empty for a bare name. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

/** A path from a folder, with `.` and `..` taken out. In URIs, what needs it is escaped. */
export function resolvePath(folder: string, relative: string): string {
  const isUri = /^[a-z]+:\/\//.test(folder);
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of relative.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') {
      steps.pop();
    } else if (step !== '.' && step !== '') {
      steps.push(isUri ? encodeURIComponent(step) : step);
    }
  }
  return steps.join('/');
}
