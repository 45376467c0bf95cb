// Full names of definitions. The JavaScript client calls `io.k8s.api.apps.v1.DeploymentSpec` just `V1DeploymentSpec`:
// the package is found again from the REST paths, from lists of known names and from who refers to whom.

const packagePrefixes = {
  meta: 'io.k8s.apimachinery.pkg.apis.meta',
  apiextensions: 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions',
  apiregistration: 'io.k8s.kube-aggregator.pkg.apis.apiregistration',
};

const packagesOfGroups = {
  '': 'core',
  'internal.apiserver.k8s.io': 'apiserverinternal',
  'rbac.authorization.k8s.io': 'rbac',
};

/** `core/v1` and `Pod` to `io.k8s.api.core.v1.Pod`. */
export function fullName(packageVersion, name) {
  const [packageName, version] = packageVersion.split('/');
  return `${packagePrefixes[packageName] ?? `io.k8s.api.${packageName}`}.${version}.${name}`;
}

/** `io.k8s.api.core.v1.Pod` to `core/v1` and `Pod`. */
export function shortName(full) {
  const parts = full.split('.');
  return { packageVersion: `${parts.at(-3)}/${parts.at(-2)}`, name: parts.at(-1) };
}

/** The Go package of an API group: `core` for the empty one, `networking` for `networking.k8s.io`. */
export function packageOfGroup(group) {
  return packagesOfGroups[group] ?? group.split('.')[0];
}

/**
 * Full name of every model of a client. `knownNames` are definitions known from elsewhere (older swaggers, fact
 * files); a model that nothing tells the package of is an error.
 */
export function nameModels({ models, kinds }, knownNames) {
  const names = new Map();
  const known = indexKnownNames(knownNames);
  for (const kind of kinds) {
    const packageVersion = `${packageOfGroup(kind.group)}/${kind.version}`;
    const unprefixed = kind.model.replace(/^[A-Z][a-z]+(?=V\d)/, '');
    for (const model of [kind.model, `${kind.model}List`, `${unprefixed}List`]) {
      if (models.has(model) && !names.has(model)) {
        names.set(model, fullName(packageVersion, partsOf(model).name));
      }
    }
  }
  for (const model of models.keys()) {
    const found = names.has(model) ? undefined : knownName(model, known);
    if (found !== undefined) {
      names.set(model, found);
    }
  }
  spreadPackages(models, names);
  const unnamed = [...models.keys()].filter(model => !names.has(model));
  if (unnamed.length > 0) {
    throw new Error(`No package known for ${unnamed.join(', ')}`);
  }
  return names;
}

function indexKnownNames(knownNames) {
  const index = new Map();
  for (const full of knownNames) {
    const { packageVersion, name } = shortName(full);
    const key = `${packageVersion.split('/')[1]} ${name}`;
    index.set(key, [...(index.get(key) ?? []), full]);
  }
  return index;
}

function partsOf(model) {
  if (model === 'VersionInfo') {
    return { prefix: '', version: '', name: 'Info' };
  }
  const [, prefix = '', version, name] =
    /^([A-Z][a-z]+)??(V\d+(?:alpha\d+|beta\d+)?)([A-Z]\w*)$/.exec(model) ?? [];
  return { prefix: prefix.toLowerCase(), version: version?.toLowerCase(), name };
}

function knownName(model, known) {
  if (model === 'VersionInfo') {
    return 'io.k8s.apimachinery.pkg.version.Info';
  }
  const { prefix, version, name } = partsOf(model);
  if (prefix !== '') {
    return fullName(`${prefix}/${version}`, name);
  }
  const candidates = known.get(`${version} ${name}`) ?? [];
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Gives an unnamed model the package of a definition of the same version that refers to it. */
function spreadPackages(models, names) {
  for (let previous = -1; previous !== names.size; ) {
    previous = names.size;
    for (const [model, { fields }] of models) {
      const owner = names.get(model);
      for (const { type } of owner === undefined ? [] : fields) {
        const target = /#(\w+)/.exec(type)?.[1];
        if (target !== undefined && !names.has(target)) {
          nameFromOwner(target, owner, names);
        }
      }
    }
  }
  for (const model of models.keys()) {
    const { version, name } = partsOf(model);
    if (!names.has(model) && version === 'v1') {
      names.set(model, fullName('meta/v1', name));
    }
  }
}

function nameFromOwner(target, owner, names) {
  const { version, name } = partsOf(target);
  const { packageVersion } = shortName(owner);
  if (packageVersion.endsWith(`/${version}`)) {
    names.set(target, fullName(packageVersion, name));
  }
}
