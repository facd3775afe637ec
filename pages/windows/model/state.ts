import { useMemo, useState } from 'preact/hooks';
import type { Trial, TriedModel } from '../../../src/addon/models/what-if';
import { type ModelStanding, type PlainValue, standings } from '../../../src/customers/measured';
import { ownModel } from '../../../src/customers/model-names';
import {
  atRisk,
  type BeforeAfter,
  type Crowd,
  movers,
  type Shift,
  shifts,
  type WhatIfMover,
} from '../../../src/customers/what-if';
import { type Knob, shared, turned } from '../../../src/models/knobs';
import { type CompiledModel, labelsOf } from '../../../src/scoring/compile';
import type { Parameter } from '../../../src/scoring/curve';
import type { ModelTable, TableProblem } from '../../../src/scoring/table-cells';

/** A model with what was turned in its table. */
export interface DraftModel extends TriedModel {
  /** As it stands in the sheet. */
  readonly before: CompiledModel;
  /** As it is turned now; while that has a mistake, as it was before the mistake. */
  readonly after: CompiledModel;
  readonly problems: readonly TableProblem[];
  readonly isTurned: boolean;
}

/** Values that were changed, by the customer's position and the metric's. */
export type ChangedValues = ReadonlyMap<number, ReadonlyMap<number, PlainValue>>;

/** What the portfolio would look like. */
export interface WhatIfOutcome {
  readonly bands: readonly Shift[];
  readonly tiers: readonly Shift[];
  readonly movers: readonly WhatIfMover[];
  readonly atRisk: BeforeAfter<Crowd>;
  readonly health: BeforeAfter<readonly ModelStanding[]>;
  readonly churn: BeforeAfter<readonly ModelStanding[]>;
}

export interface WhatIf {
  readonly trial: Trial;
  /** The health models, then churn risk. */
  readonly models: readonly DraftModel[];
  /** Position of the model whose knobs are shown. */
  readonly shown: number;
  readonly health: DraftModel;
  readonly churn: DraftModel;
  readonly values: ChangedValues;
  readonly outcome: WhatIfOutcome;
  /** The models that `Use this` saves: what is shown comes of these. */
  readonly turned: readonly DraftModel[];
  /** Whether anything is other than in the sheet. */
  readonly isChanged: boolean;
  show(model: number): void;
  turn(knob: Knob, value: Parameter): void;
  /** Turns it elsewhere than in its field, which starts again. */
  drag(knob: Knob, value: Parameter): void;
  /** Gives a dimension this share in percent; the others share the rest as they did before this slider was moved. */
  share(knob: Knob, percent: number): void;
  setValue(customer: number, metric: number, value: PlainValue): void;
  putBack(): void;
  /** Counts changes from elsewhere, so that fields start again. */
  readonly round: number;
}

/** Keeps what was turned, and what comes of it. Everything is worked out here: nothing is asked of the server. */
export function useWhatIf(trial: Trial): WhatIf {
  const start = useMemo(() => [...trial.health, trial.churn].map(draftOf), [trial]);
  const [models, setModels] = useState(start);
  const [values, setValues] = useState<ChangedValues>(new Map());
  const current = Math.max(
    0,
    trial.health.findIndex(({ name }) => name === trial.current),
  );
  const [shown, setShown] = useState(current);
  const [healthAt, setHealthAt] = useState(current);
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ readonly row: number; readonly table: ModelTable }>();
  const change = (table: ModelTable) =>
    setModels(models.map((model, i) => (i === shown ? withTable(model, table) : model)));
  const turn = (knob: Knob, value: Parameter) => {
    setHeld(undefined);
    change(turned(models[shown]!.table, knob, value));
  };
  const health = models[healthAt]!;
  const churn = models[models.length - 1]!;
  const outcome = useMemo(() => outcomeOf(trial, health, churn, values), [trial, health, churn, values]);
  return {
    trial,
    models,
    shown,
    health,
    churn,
    values,
    outcome,
    turned: [health, churn].filter(({ isTurned }) => isTurned),
    isChanged: values.size > 0 || models.some(({ isTurned }) => isTurned),
    show(model) {
      setHeld(undefined);
      setShown(model);
      if (model < trial.health.length) setHealthAt(model);
    },
    turn,
    drag(knob, value) {
      turn(knob, value);
      setRound(round + 1);
    },
    share(knob, percent) {
      const from = held?.row === knob.row ? held.table : models[shown]!.table;
      setHeld({ row: knob.row, table: from });
      change(shared(from, knob, percent));
    },
    setValue(customer, metric, value) {
      const own = new Map(values.get(customer));
      if (trial.portfolio.customers[customer]!.values[metric] === value) own.delete(metric);
      else own.set(metric, value);
      const all = new Map(values);
      if (own.size === 0) all.delete(customer);
      else all.set(customer, own);
      setValues(all);
    },
    putBack() {
      setHeld(undefined);
      setModels(start);
      setValues(new Map());
      setRound(round + 1);
    },
    round,
  };
}

function draftOf(model: TriedModel): DraftModel {
  const read = ownModel(model.table);
  // The server sends only tables that it has compiled itself.
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return { ...model, before: read.model, after: read.model, problems: [], isTurned: false };
}

function withTable(model: DraftModel, table: ModelTable): DraftModel {
  const read = ownModel(table);
  if ('problems' in read) return { ...model, table, problems: read.problems, isTurned: true };
  return { ...model, table, after: read.model, problems: [], isTurned: true };
}

function outcomeOf(
  trial: Trial,
  health: DraftModel,
  churn: DraftModel,
  values: ChangedValues,
): WhatIfOutcome {
  const { portfolio } = trial;
  const { customers } = portfolio;
  const changed = {
    ...portfolio,
    customers: customers.map((customer, i) => {
      const own = values.get(i);
      if (!own) return customer;
      return { ...customer, values: customer.values.map((value, j) => (own.has(j) ? own.get(j)! : value)) };
    }),
  };
  const change = ({ before, after }: DraftModel) => ({
    before: standings(portfolio, before),
    after: standings(changed, after),
  });
  const [healths, churns] = [change(health), change(churn)];
  const tiers = shifts(labelsOf(churn.before), customers, churns);
  return {
    bands: shifts(labelsOf(health.before), customers, healths),
    tiers,
    movers: movers(customers, healths, churns),
    atRisk: atRisk(tiers, churn),
    health: healths,
    churn: churns,
  };
}

/** The bands of a model, from its highest score. */
