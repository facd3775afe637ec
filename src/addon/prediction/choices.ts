import { isOutcomeHeader } from '../../prediction/outcome';
import { openBook } from '../../sheets/grid/book';
import { outcomeTabs } from '../../sheets/tabs/outcome-table';
import { nextVersion, readableProbability } from '../../sheets/tabs/probability-tab';
import { usableModels } from '../../sheets/tabs/run-models';

/** What can be tested in this spreadsheet. */
export interface PredictionChoices {
  readonly tabs: readonly {
    readonly tab: string;
    readonly columns: readonly string[];
    /** The column that says who left, by its header; empty where none does. */
    readonly proposed: string;
  }[];
  /** The models whose score can be tested. */
  readonly models: readonly string[];
  /** The probability that runs use; null where none was learned, or its tab cannot be read. */
  readonly kept: {
    readonly version: number;
    readonly learnedOn: string;
    readonly learnedFrom: string;
  } | null;
  /** The version that the next one kept has. */
  readonly nextVersion: number;
}

/** Reads which tabs, columns and models can be tested. */
export function predictionChoices(): PredictionChoices {
  const book = openBook();
  const { health, churn } = usableModels(book);
  const kept = readableProbability(book);
  return {
    tabs: outcomeTabs(book).map(({ tab, headers }) => ({
      tab,
      columns: headers,
      proposed: headers.find(isOutcomeHeader) ?? '',
    })),
    models: [...health.map(({ model }) => model.model.name), churn.model.model.name],
    kept: kept ? { version: kept.version, learnedOn: kept.learnedOn, learnedFrom: kept.learnedFrom } : null,
    nextVersion: nextVersion(book),
  };
}
