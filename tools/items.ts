// Which items of the sources the names of tests begin with: "D290 H537 a first escalation".

/** The numbers that each section has; C1 to C40 are its contradictions. */
const SECTIONS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  A: [1, 26],
  B: [27, 158],
  C: [159, 208],
  D: [209, 305],
  E: [306, 376],
  F: [377, 514],
  G: [515, 530],
  H: [531, 558],
  I: [559, 673],
  J: [674, 745],
  K: [746, 766],
  L: [767, 791],
};
const LAST_CONTRADICTION = 40;

/** The items that names of tests begin with, ranges such as "B107 to B117" included. */
export function itemsIn(titles: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const title of titles) {
    const [start = ''] = /^(?:[A-L]\d+(?: to)? )+/.exec(`${title} `) ?? [];
    for (const [, section, from, , until] of start.matchAll(/([A-L])(\d+)(?: to ([A-L])(\d+))?/g)) {
      for (let number = Number(from); number <= Number(until ?? from); number++)
        if (isItem(section!, number)) found.add(`${section}${number}`);
    }
  }
  return found;
}

function isItem(section: string, number: number): boolean {
  const [first, last] = SECTIONS[section]!;
  return (number >= first && number <= last) || (section === 'C' && number <= LAST_CONTRADICTION);
}
