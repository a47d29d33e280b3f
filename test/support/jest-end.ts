import { forgetTemplates } from './shared-templates';

export default forgetTemplates;
