// The fields of a kustomization.yaml as kustomize 5 takes them, as types like those of the API. For completion, hover
// and checks. https://github.com/kubernetes-sigs/kustomize/blob/master/api/types/kustomization.go

import type { FieldType, ObjectType } from '../kubernetes/schema.js';
import {
  anything,
  type FieldRow,
  listOf,
  objectType,
  one,
  oneOf,
  text,
  textMap,
  texts,
} from './fieldModel.js';
import {
  configMapArgs,
  generatorOptions,
  helmChart,
  helmGlobals,
  image,
  labelRule,
  legacyImage,
  metadata,
  patch,
  replacement,
  replica,
  secretArgs,
  sortOptions,
  variable,
} from './nestedTypes.js';

const openapi: FieldType = one(
  objectType('kustomize.OpenApi', 'The schema by which objects are merged.', {
    path: [text, 'The file with the schema.'],
    version: [text, 'A schema that comes with kustomize.'],
  }),
);

const buildMetadata: FieldRow = [
  texts,
  'What kustomize notes on the objects it builds: where they came from, which transformers changed them.',
  {
    enumeration: {
      values: ['managedByLabel', 'originAnnotations', 'transformerAnnotations'],
      closed: false,
    },
  },
];

const rows: Readonly<Record<string, FieldRow>> = {
  resources: [
    texts,
    'What is built: files with objects, folders with a kustomization, addresses of repositories.',
  ],
  components: [texts, 'Folders with a Component: parts that several overlays may switch on.'],
  patches: [listOf(patch), 'Changes of objects, by files or written in place.'],
  configMapGenerator: [listOf(configMapArgs), 'ConfigMaps made of literals and files.'],
  secretGenerator: [listOf(secretArgs), 'Secrets made of literals and files.'],
  generatorOptions: [
    one(generatorOptions),
    'Labels, annotations and names of all generated objects.',
  ],
  namespace: [text, 'The namespace of all objects; it also goes to where they name each other.'],
  namePrefix: [text, 'Put before the names of all objects, and where they name each other.'],
  nameSuffix: [text, 'Put behind the names of all objects (before the hash of generated ones).'],
  labels: [
    listOf(labelRule),
    'Labels for all objects; for selectors and pods only where it is asked for.',
  ],
  commonAnnotations: [textMap, 'Annotations for all objects and their pods.'],
  images: [listOf(image), 'Other names, tags or digests for images.'],
  replicas: [listOf(replica), 'The number of pods of workloads.'],
  replacements: [listOf(replacement), 'Values copied from one object to others.'],
  crds: [
    texts,
    'Files with OpenAPI schemas of custom resources, from which kustomize learns which fields name others.',
  ],
  configurations: [texts, 'Files that tell the built-in transformers about further fields.'],
  generators: [texts, 'Files or folders with generators (plugins).'],
  transformers: [texts, 'Files or folders with transformers (plugins).'],
  validators: [texts, 'Files or folders with validators (plugins).'],
  helmGlobals: [one(helmGlobals), 'Where Helm charts are kept.'],
  helmCharts: [
    listOf(helmChart),
    'Helm charts that are rendered (`kustomize build --enable-helm`).',
  ],
  openapi: [openapi, 'The schema by which objects are merged.'],
  buildMetadata,
  sortOptions: [one(sortOptions), 'The order of the output.'],
  metadata: [metadata, 'Metadata of the kustomization itself.'],
  bases: [texts, 'Deprecated: folders are listed in resources.'],
  commonLabels: [textMap, 'Deprecated: labels with includeSelectors do the same.'],
  patchesStrategicMerge: [texts, 'Deprecated: partial objects are listed in patches.'],
  patchesJson6902: [listOf(patch), 'Deprecated: lists of operations are listed in patches.'],
  vars: [listOf(variable), 'Deprecated: replacements copy values between objects.'],
  imageTags: [listOf(legacyImage), 'Deprecated: images does the same.'],
  helmChartInflationGenerator: [anything, 'Deprecated: helmCharts does the same.'],
};

/** Fields that kustomize still takes with a warning, and what to write instead. */
export const deprecatedFields: Readonly<Record<string, string>> = {
  bases: 'resources',
  commonLabels: 'labels',
  patchesStrategicMerge: 'patches',
  patchesJson6902: 'patches',
  vars: 'replacements',
  imageTags: 'images',
  helmChartInflationGenerator: 'helmCharts',
};

/** `kind: Kustomization`. */
export const kustomizationType = fileType('Kustomization', 'v1beta1');

/** `kind: Component`: part of several kustomizations. */
export const componentType = fileType('Component', 'v1alpha1');

/** The type of a kustomization file by the kind it says. */
export function typeOfKustomization(kind: string | undefined): ObjectType {
  return kind === 'Component' ? componentType : kustomizationType;
}

/** What kustomize wants as apiVersion, by kind. */
export const kustomizationApiVersions = {
  Kustomization: 'kustomize.config.k8s.io/v1beta1',
  Component: 'kustomize.config.k8s.io/v1alpha1',
} as const;

/** The type of a kustomization by what it says it is; undefined for anything else. */
export function typeOfKustomizationApi(apiVersion: string, kind: string): ObjectType | undefined {
  return apiVersion.startsWith('kustomize.config.k8s.io/') ? typeOfKustomization(kind) : undefined;
}

function fileType(kind: string, version: string): ObjectType {
  return objectType(`kustomize.${kind}`, 'What `kustomize build` makes of a folder.', {
    apiVersion: [text, 'Version of this file.', oneOf(`kustomize.config.k8s.io/${version}`)],
    kind: [
      text,
      'A Kustomization is built; a Component is part of others.',
      oneOf('Kustomization', 'Component'),
    ],
    ...rows,
  });
}
