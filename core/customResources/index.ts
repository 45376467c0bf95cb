// Custom resources: their definitions, types, defaults and validation, as the API server has them.
export { type CustomResources, findCustomResource, withCustomResources } from './catalogue.js';
export { applyCustomDefaults } from './defaults.js';
export {
  type CustomResourceDefinition,
  type CustomResourceVersion,
  crdsIn,
  isCustomResourceDefinition,
} from './definitions.js';
export { type CustomDocumentVerdict, validateCustomDocument } from './document.js';
export { objectMetaName, typeOfVersion } from './objectTypes.js';
export {
  type CustomVerdict,
  type PreparedCustomResource,
  prepareCustomResource,
  validateCustomResource,
} from './validate.js';
