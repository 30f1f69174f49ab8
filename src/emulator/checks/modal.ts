import { invalidForm } from '../errors.js';
import { component, distinctIds, SELECTS, TYPE } from './component.js';
import { textDisplay } from './components.js';
import { select } from './controls.js';
import { all, type Check, flag, list, number, oneOf, problem, record, text } from './form.js';

const input = record(
  {
    custom_id: text(1, 100),
    style: oneOf(1, 2),
    label: text(1, 45),
    min_length: number(0, 4000),
    max_length: number(1, 4000),
    value: text(0, 4000),
    placeholder: text(0, 100),
    required: flag,
  },
  ['custom_id', 'style'],
);

const enabled: Check = (value, path) =>
  (value as { disabled?: boolean }).disabled === true
    ? problem([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'Components in modals cannot be disabled')
    : [];

const choice = record({ value: text(1, 100), label: text(1, 100), description: text(0, 100) }, [
  'value',
  'label',
]);
const group = (least: number) =>
  record({ custom_id: text(1, 100), options: list(choice, least, 10) }, ['custom_id', 'options']);

const label = record(
  {
    label: text(1, 45),
    description: text(0, 100),
    component: all(
      component({
        [TYPE.input]: input,
        ...Object.fromEntries(SELECTS.map((type) => [type, select])),
        19: record({ custom_id: text(1, 100), min_values: number(0, 10), max_values: number(1, 10) }, [
          'custom_id',
        ]),
        21: group(2),
        22: group(1),
        23: record({ custom_id: text(1, 100) }, ['custom_id']),
      }),
      enabled,
    ),
  },
  ['label', 'component'],
);

const oldInput = all(input, (value, path) =>
  (value as { label?: string }).label === undefined
    ? problem([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required')
    : [],
);
const oldRow = record({ components: list(component({ [TYPE.input]: oldInput }), 1, 1) }, ['components']);

const modal = record(
  {
    title: text(1, 45),
    custom_id: text(1, 100),
    components: all(
      list(component({ [TYPE.label]: label, [TYPE.text]: textDisplay, [TYPE.row]: oldRow }), 1, 5),
      distinctIds,
    ),
  },
  ['title', 'custom_id', 'components'],
);

/** Checks a modal against Discord's limits; throws the error that Discord answers with. */
export const checkModal = (data: unknown): void => {
  const problems = modal(data, ['data']);
  if (problems.length > 0) throw invalidForm(problems);
};
