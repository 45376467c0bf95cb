// Which files and folders are looked at for manifests, by their names.

/** Files that may hold manifests, by name or path. kustomize takes `Kustomization` without an ending as well. */
export const manifestNames: RegExp = /\.(ya?ml|json)$|(?:^|[\\/])Kustomization$/i;

/** What a kustomization is called where its folder is named. kustomize takes one of them. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether a name, a path or a URI is that of a kustomization. */
export function namesKustomization(path: string): boolean {
  return kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** Folders that hold no manifests of one's own. */
export const foldersLeftOut: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
