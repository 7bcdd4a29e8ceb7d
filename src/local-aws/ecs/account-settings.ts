import type { JsonObject } from '../../toolkit/json.ts';
import type { Operation } from '../server/api.ts';
import type { EcsEnvironment } from './environment.ts';
import { invalidParameter } from './errors.ts';
import { readBoolean, readText, requireText } from './input.ts';
import { page } from './pages.ts';

/** What an account has that never changed a setting. The emulator shows settings; it does not act on them. */
const defaults: Readonly<Record<string, string>> = {
  serviceLongArnFormat: 'enabled',
  taskLongArnFormat: 'enabled',
  containerInstanceLongArnFormat: 'enabled',
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  fargateFIPSMode: 'disabled',
  tagResourceAuthorization: 'off',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  defaultLogDriverMode: 'non-blocking',
  fargateEventWindows: 'disabled',
};

/** ListAccountSettings, PutAccountSetting, PutAccountSettingDefault, DeleteAccountSetting. */
export function accountSettingOperations(ecs: EcsEnvironment): Record<string, Operation> {
  const put: Operation = (input) => {
    const name = settingName(input);
    const value = requireText(input, 'value', 'Account setting value can not be blank.');
    ecs.state.accountSettings.set(name, value);
    return { setting: render(ecs, name, value) };
  };
  return {
    ListAccountSettings: (input) => list(ecs, input),
    PutAccountSetting: put,
    PutAccountSettingDefault: put,
    DeleteAccountSetting: (input) => {
      const name = settingName(input);
      ecs.state.accountSettings.delete(name);
      return { setting: render(ecs, name, defaults[name] ?? '') };
    },
  };
}

function settingName(input: JsonObject): string {
  const name = requireText(input, 'name', 'Account setting name can not be blank.');
  if (!Object.hasOwn(defaults, name)) throw invalidParameter(`Unknown account setting: ${name}.`);
  return name;
}

function list(ecs: EcsEnvironment, input: JsonObject): JsonObject {
  const name = readText(input, 'name');
  const value = readText(input, 'value');
  const effective = readBoolean(input, 'effectiveSettings') === true;
  const settings = [...Object.entries(effective ? defaults : {}), ...ecs.state.accountSettings];
  const chosen = [...new Map(settings)].filter(
    ([settingKey, setting]) =>
      (name === undefined || settingKey === name) && (value === undefined || setting === value),
  );
  return page(
    input,
    'settings',
    chosen,
    ([settingKey]) => settingKey,
    ([settingKey, setting]) => render(ecs, settingKey, setting),
  );
}

function render(ecs: EcsEnvironment, name: string, value: string): JsonObject {
  return { name, value, principalArn: `arn:aws:iam::${ecs.accountId}:root`, type: 'user' };
}
