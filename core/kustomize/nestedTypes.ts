// The types below the fields of a kustomization: generators, patches, images, replacements, charts. For completion,
// hover and checks. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/

import type { FieldType } from '../kubernetes/schema.js';
import {
  anything,
  type FieldRow,
  flag,
  listOf,
  objectType,
  one,
  oneOf,
  required,
  text,
  textMap,
  texts,
  whole,
} from './fieldModel.js';

export const generatorOptions = objectType(
  'kustomize.GeneratorOptions',
  'What generated ConfigMaps and Secrets get besides their data.',
  {
    labels: [textMap, 'Labels of the generated objects.'],
    annotations: [textMap, 'Annotations of the generated objects.'],
    disableNameSuffixHash: [
      flag,
      'Leaves out the hash behind the name. Pods then do not notice that the content changed.',
      { defaultValue: false },
    ],
    immutable: [flag, 'Marks the generated objects as immutable.', { defaultValue: false }],
  },
);

const generatorRows: Readonly<Record<string, FieldRow>> = {
  name: [text, 'Name of the object. A hash of its content is put behind it.', required],
  namespace: [text, 'Namespace of the object.'],
  behavior: [
    text,
    'What to do where an object of this name exists: make it (it may not exist), replace it, or merge into it.',
    { ...oneOf('create', 'replace', 'merge'), defaultValue: 'create' },
  ],
  literals: [texts, 'Keys with their values, as `key=value`.'],
  files: [
    texts,
    'Files whose content becomes a value, as `path` (the key is its name) or `key=path`.',
  ],
  envs: [texts, 'Files with a `key=value` on each line.'],
  env: [text, 'One file with a `key=value` on each line. Deprecated: use envs.'],
  options: [one(generatorOptions), 'Labels, annotations and the name of this one object.'],
};

export const configMapArgs = objectType(
  'kustomize.ConfigMapGenerator',
  'A ConfigMap made of literals and files.',
  generatorRows,
);

export const secretArgs = objectType(
  'kustomize.SecretGenerator',
  'A Secret made of literals and files.',
  {
    ...generatorRows,
    type: [
      text,
      'Type of the Secret.',
      {
        defaultValue: 'Opaque',
        enumeration: {
          values: ['Opaque', 'kubernetes.io/tls', 'kubernetes.io/dockerconfigjson'],
          closed: false,
        },
      },
    ],
  },
);

const gvkRows: Readonly<Record<string, FieldRow>> = {
  group: [text, 'API group, such as `apps`. Empty for the core group.'],
  version: [text, 'Version of the API group, such as `v1`.'],
  kind: [text, 'Kind, such as `Deployment`.'],
  name: [text, 'Name of the object.'],
  namespace: [text, 'Namespace of the object.'],
};

const selectorRows: Readonly<Record<string, FieldRow>> = {
  group: [text, 'API group, as a regular expression that matches the whole of it.'],
  version: [text, 'Version, as a regular expression that matches the whole of it.'],
  kind: [text, 'Kind, as a regular expression that matches the whole of it.'],
  name: [text, 'Name, as a regular expression that matches the whole of it: `web.*`.'],
  namespace: [text, 'Namespace, as a regular expression that matches the whole of it.'],
  labelSelector: [text, 'Labels, as kubectl takes them: `app=web,tier!=cache`.'],
  annotationSelector: [text, 'Annotations, written like a label selector.'],
};

const selector = objectType(
  'kustomize.Selector',
  'Which objects are meant. What is left out matches everything.',
  selectorRows,
);

const patchOptions = objectType('kustomize.PatchOptions', 'What a patch may change.', {
  allowNameChange: [flag, 'The patch may change the name.', { defaultValue: false }],
  allowKindChange: [flag, 'The patch may change the kind.', { defaultValue: false }],
});

export const patch = objectType(
  'kustomize.Patch',
  'A change of objects: a partial object (strategic merge) or a list of operations (JSON 6902).',
  {
    path: [text, 'The file that holds the patch.'],
    patch: [text, 'The patch itself, written in place: `patch: |-`.'],
    target: [
      one(selector),
      'The objects to change. A JSON 6902 patch needs it; a partial object names its own.',
    ],
    options: [one(patchOptions), 'What the patch may change.'],
  },
);

export const image = objectType('kustomize.Image', 'Another name, tag or digest for an image.', {
  name: [text, 'The image as the manifests name it, without tag.', required],
  newName: [text, 'The name it becomes.'],
  newTag: [text, 'The tag it becomes. Quote numbers: `"1.25"`.'],
  tagSuffix: [text, 'What is put behind the tag.'],
  digest: [text, 'The digest it becomes, instead of a tag: `sha256:…`.'],
});

export const replica = objectType('kustomize.Replica', 'The number of pods of a workload.', {
  name: [
    text,
    'Name of the Deployment, StatefulSet, ReplicaSet or ReplicationController.',
    required,
  ],
  count: [whole, 'How many pods it has.', required],
});

const fieldSpec = objectType('kustomize.FieldSpec', 'A field of some kinds of objects.', {
  group: [text, 'API group of the objects.'],
  version: [text, 'Version of the API group.'],
  kind: [text, 'Kind of the objects.'],
  path: [text, 'The field: `spec/template/metadata/labels`.'],
  create: [flag, 'Makes the field where it is not there.', { defaultValue: false }],
});

export const labelRule = objectType('kustomize.Label', 'Labels for all objects.', {
  pairs: [textMap, 'The labels with their values.'],
  includeSelectors: [
    flag,
    'The labels go to selectors and pod templates as well. Selectors of running workloads cannot be changed.',
    { defaultValue: false },
  ],
  includeTemplates: [flag, 'The labels go to pod templates as well.', { defaultValue: false }],
  fields: [listOf(fieldSpec), 'Further fields that get the labels.'],
});

const replacementOptions = objectType('kustomize.FieldOptions', 'Which part of a value is meant.', {
  delimiter: [text, 'Splits the value: `:` makes image and tag of an image.'],
  index: [whole, 'Which part, from 0.'],
  encoding: [text, 'Encoding of the value.', oneOf('base64')],
  create: [flag, 'Makes the target field where it is not there.', { defaultValue: false }],
});

const source = objectType('kustomize.SourceSelector', 'Where the value comes from.', {
  ...gvkRows,
  fieldPath: [text, 'The field with the value.', { defaultValue: 'metadata.name' }],
  options: [one(replacementOptions), 'Which part of the value.'],
});

const target = objectType('kustomize.TargetSelector', 'Where the value goes.', {
  select: [
    one(objectType('kustomize.TargetFilter', 'Objects.', selectorRows)),
    'The objects that get it.',
    required,
  ],
  reject: [listOf(selector), 'Objects that do not get it.'],
  fieldPaths: [texts, 'The fields: `spec.template.spec.containers.[name=web].image`.', required],
  options: [one(replacementOptions), 'Which part of the field.'],
});

export const replacement = objectType(
  'kustomize.Replacement',
  'Copies a value from one object to fields of others.',
  {
    path: [text, 'A file that holds the replacement.'],
    source: [one(source), 'Where the value comes from.'],
    targets: [listOf(target), 'Where it goes.'],
  },
);

const fieldRef = objectType('kustomize.FieldSelector', 'A field.', {
  fieldPath: [text, 'The field with the value.', { defaultValue: 'metadata.name' }],
  fieldpath: [text, 'The field with the value.'],
});

export const variable = objectType('kustomize.Var', 'A value of an object, used as `$(NAME)`.', {
  name: [text, 'Name of the variable.', required],
  objref: [
    one(
      objectType('kustomize.VarTarget', 'An object.', {
        apiVersion: [text, 'Group and version of the object.'],
        ...gvkRows,
      }),
    ),
    'The object that has the value.',
    required,
  ],
  fieldref: [one(fieldRef), 'The field that has it.'],
});

export const sortOptions = objectType('kustomize.SortOptions', 'The order of the output.', {
  order: [text, 'As listed (`fifo`), or by kind (`legacy`).', oneOf('fifo', 'legacy')],
  legacySortOptions: [
    one(
      objectType('kustomize.LegacySortOptions', 'The order by kind.', {
        orderFirst: [texts, 'Kinds that come first.'],
        orderLast: [texts, 'Kinds that come last.'],
      }),
    ),
    'Which kinds come first and last.',
  ],
});

export const helmGlobals = objectType('kustomize.HelmGlobals', 'Where Helm charts are kept.', {
  chartHome: [text, 'The folder with the charts.', { defaultValue: 'charts' }],
  configHome: [text, "Helm's own folder for configuration."],
});

export const helmChart = objectType('kustomize.HelmChart', 'A Helm chart to render.', {
  name: [text, 'Name of the chart.', required],
  version: [text, 'Version of the chart.'],
  repo: [text, 'Address of its repository.'],
  releaseName: [text, 'Name of the release.'],
  namespace: [text, 'Namespace of the release.'],
  nameTemplate: [text, 'Template of the name of the release.'],
  valuesFile: [text, 'The file with the values. Its own one where nothing is said.'],
  additionalValuesFiles: [texts, 'Further files with values, merged in order.'],
  valuesInline: [anything, 'Values, written in place.'],
  valuesMerge: [
    text,
    'How values in place and in files come together.',
    { ...oneOf('merge', 'override', 'replace'), defaultValue: 'override' },
  ],
  includeCRDs: [flag, 'Renders the definitions of custom resources as well.'],
  skipHooks: [flag, "Leaves out the chart's hooks."],
  skipTests: [flag, "Leaves out the chart's tests."],
  apiVersions: [texts, 'API versions that the chart takes the cluster to have.'],
  kubeVersion: [text, 'Kubernetes version that the chart takes the cluster to have.'],
  debug: [flag, 'Prints more about the rendering.'],
});

export const legacyImage = objectType('kustomize.ImageTag', 'Another tag for an image.', {
  name: [text, 'The image without tag.', required],
  newName: [text, 'The name it becomes.'],
  newTag: [text, 'The tag it becomes.'],
  digest: [text, 'The digest it becomes.'],
});

/** Metadata of the file itself: kustomize keeps them for other tools. */
export const metadata: FieldType = one(
  objectType('kustomize.Metadata', 'Metadata of the kustomization itself.', {
    name: [text, 'Name of the kustomization.'],
    namespace: [text, 'Not used by kustomize.'],
    labels: [textMap, 'Labels of the file itself.'],
    annotations: [textMap, 'Annotations of the file itself.'],
  }),
);
