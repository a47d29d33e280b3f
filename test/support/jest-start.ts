import { shareTemplates } from './shared-templates';

export default shareTemplates;
