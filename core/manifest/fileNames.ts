// Which files and folders are looked at for manifests, by their names.

/** Files that may hold manifests, by name or path. kustomize takes `Kustomization` without an ending as well. */
export const manifestNames: RegExp = /\.(ya?ml|json)$|(?:^|[\\/])Kustomization$/i;

/** Folders that hold no manifests of one's own. */
export const foldersLeftOut: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);
