/** What the help says: each number in a few sentences, and the formulas. */

/** A thing that the sidebar or the sheet shows. */
export interface Explained {
  readonly name: string;
  readonly words: string;
}

export const NUMBERS: readonly Explained[] = [
  {
    name: 'Health score',
    words:
      'From 0 to 100; 100 is best. The model turns each metric of a customer into points, weighs the metrics within ' +
      'their dimension and the dimensions within the whole. “Point by point” on a customer’s page adds up to the score.',
  },
  {
    name: 'Health status',
    words:
      'The band that the score falls into, such as Green, Yellow or Red. A band begins at its edge: where Green is ' +
      'from 70, a score of 70.0 is Green. “Not enough data” stands where there is no score. Of three bands the best is ' +
      'HEALTHY, the middle one NEEDS ATTENTION, the worst AT RISK.',
  },
  {
    name: 'Churn risk and risk tier',
    words:
      'From 0 to 100; 100 is worst. It adds up warning signs such as falling logins or a champion who left, and grows ' +
      'by up to half when the contract ends soon. Critical is from 80, High from 60, Medium from 40, Low below.',
  },
  {
    name: 'Coverage',
    words:
      'How much of the model’s weight had data. A blank cell, an error or text that cannot be read counts as missing, ' +
      'never as 0: its weight is shared out among the others. Below 60 % (a setting) there is no score, no tier and no verdict.',
  },
  {
    name: 'Health drivers',
    words: 'What costs a customer the most points, in points of the score.',
  },
  {
    name: 'Risk signals',
    words: 'Signs that stand out by themselves, whatever the score says, the most severe first.',
  },
  {
    name: 'Health trend',
    words:
      'Improving or Declining by more than 5 points since the score in your column previous_overall_score; Stable ' +
      'otherwise.',
  },
  {
    name: 'Expansion potential and readiness',
    words:
      'What else a customer could buy, a year: seats, the next plan, modules, departments. It is always ' +
      'shown. Readiness says whether to propose it: Ready where health is in the best band and nothing is at risk, ' +
      'Hold where the customer is at risk, Nurture first between. Without churn columns health alone decides.',
  },
  {
    name: 'ARR at risk',
    words:
      'The recurring revenue a year of all customers whose risk tier is at risk by the churn model’s table: Critical and High, unless it is changed.',
  },
  {
    name: 'What is written where',
    words:
      'All results are in the tab “Vitals scores”. Those that you tick in Settings appear beside your rows too, six unless you change that: as live look-ups, which ' +
      'stay with their customer through a sort or a paste, or as values. Your own cells are never changed, and Undo ' +
      'last run clears what was written.',
  },
];

/** Put here by the build: the example and the first sentence of each custom function's docs. */
declare const FORMULA_EXAMPLES: readonly Explained[];

export const FORMULAS: readonly Explained[] = FORMULA_EXAMPLES;

/** A part of the guide: what to do, and what to keep in mind. */
export interface GuidePart {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Put here by the build: docs/guide.md. */
declare const GUIDE_SECTIONS: readonly GuidePart[];

export const GUIDE: readonly GuidePart[] = GUIDE_SECTIONS;

/** Whether a formula is over the row of headers and the customer rows, so that its ranges are known. */
export function isOverCustomers(example: string): boolean {
  return example.includes('(A1:AZ1, A2:AZ');
}
