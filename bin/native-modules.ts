import { fetchNativeModules } from '../lib/tools/native-modules/fetch-native-modules';

for (const directory of fetchNativeModules()) console.log(`Linux modules for the functions: ${directory}`);
